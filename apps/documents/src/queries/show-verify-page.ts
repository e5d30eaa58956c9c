import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { documents, pathOf } from '@counterless/contracts';
import { Answer, Handles, RawBody, type Handler } from '@counterless/platform';

const part = (name: string) => readFileSync(new URL(`../pages/${name}`, import.meta.url), 'utf8').trimEnd();
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** One answer with all that it needs: it asks nobody but the check itself. */
function page(): string {
  const style = part('verify.css');
  const script = part('verify.script.js').replace('{{check}}', pathOf(documents.checkCertificate));
  const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; connect-src 'self'; form-action 'none'; base-uri 'none'`;
  const parts: Record<string, string> = { style, script, policy };
  return part('verify.html').replace(/\{\{(\w+)\}\}/g, (_place, name: string) => parts[name]!);
}

@Handles(documents.showVerifyPage)
export class ShowVerifyPageHandler implements Handler<typeof documents.showVerifyPage> {
  readonly #page = new Answer<object>(new RawBody(page(), 'text/html; charset=utf-8'));

  run(): Promise<Answer<object>> {
    return Promise.resolve(this.#page);
  }
}
