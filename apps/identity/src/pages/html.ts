import { createHash } from 'node:crypto';

/** Markup that is safe to send: only `html` makes it. */
export class Html {
  constructor(readonly text: string) {}
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (value: string) => value.replace(/[&<>"']/g, c => escapes[c]!);

type Part = string | number | Html | undefined | false | readonly Html[];
const render = (part: Part): string =>
  part === undefined || part === false
    ? ''
    : part instanceof Html
      ? part.text
      : Array.isArray(part)
        ? part.map(render).join('')
        : escape(String(part));

/** Template whose every value is escaped unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((text, s, i) => text + s + (i < parts.length ? render(parts[i]) : ''), ''));
}

/** Contrast of text is 7:1 or better in both schemes; what is touched is 44 px or more. */
export const style = `:root{color-scheme:light dark;--ink:#1a1f2b;--soft:#454d5c;--paper:#fff;--ground:#eef1f6;--line:#6b7485;--act:#0b4f9e;--on:#fff;--bad:#9c1515}
@media(prefers-color-scheme:dark){:root{--ink:#f0f3f8;--soft:#c3cad6;--paper:#171c26;--ground:#0c1017;--line:#8f99aa;--act:#8ec2ff;--on:#08182c;--bad:#ffb0a8}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:17px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:26rem;margin:0 auto;padding:1.25rem;background:var(--paper);min-height:100vh}@media(min-width:30rem){main{margin:3rem auto;min-height:0;border-radius:.75rem;padding:2rem}}
header{display:flex;justify-content:space-between;align-items:center;margin-bottom:1rem;color:var(--soft)}h1{font-size:1.6rem;line-height:1.3;margin:.25rem 0}p{margin:.5rem 0}
a{color:var(--act);display:inline-flex;align-items:center;min-height:44px}label{display:block;font-weight:600;margin-top:1.25rem}.hint{color:var(--soft);font-size:.95rem}
input[type=text],input[type=tel]{width:100%;min-height:48px;font:inherit;font-size:1.25rem;letter-spacing:.06em;padding:.4rem .75rem;border:1.5px solid var(--line);border-radius:.5rem;background:var(--paper);color:var(--ink)}
input[aria-invalid=true]{border-color:var(--bad)}button{width:100%;min-height:48px;margin-top:1rem;font:inherit;font-weight:600;border-radius:.5rem;border:1.5px solid var(--act);background:var(--act);color:var(--on);cursor:pointer}
button.quiet{background:transparent;color:var(--act)}:focus-visible{outline:3px solid var(--act);outline-offset:2px}.fault{color:var(--bad);font-weight:600;min-height:1.6em}ul{padding-left:1.25rem}li{margin:.35rem 0}`;
const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/**
 * Headers of every page. A browser follows the redirects of a form only to where `form-action` allows: the app's own origin must be named.
 */
export function pageHeaders(formTargets: readonly string[] = []): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src ${styleHash}; form-action ${["'self'", ...formTargets].join(' ')}; frame-ancestors 'none'; base-uri 'none'`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}

/** Where a redirect to this address leads, as a source of a content security policy. */
export function formTarget(redirectUri: unknown): string[] {
  if (typeof redirectUri !== 'string' || !URL.canParse(redirectUri)) return [];
  const url = new URL(redirectUri);
  return [url.protocol === 'http:' || url.protocol === 'https:' ? url.origin : url.protocol].filter(s => !/[\s;,']/.test(s));
}
