import type { FastifyInstance, FastifyRequest } from 'fastify';
import { languageOf, type Language } from '@counterless/kernel';
import type { PartReading, Reading, StatusWatch } from './status-watch.ts';
import { checkWords, overall, parts, states } from './words.ts';

const style = `html{-webkit-text-size-adjust:100%}body{margin:0;font-family:system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;line-height:1.5;background:#f4f6f8;color:#1b1b1b}
header{background:#0b3d6b;color:#fff}header div,main{max-width:44rem;margin:0 auto;padding:16px}header div{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;align-items:baseline}
h1{margin:0;font-size:1.25rem}a{color:#0b4f8f}header a{color:#cfe6ff}a,summary{padding:4px 0}
.overall{margin:8px 0 4px;font-size:1.3rem;font-weight:600}.read{margin:0 0 16px;color:#444}ul{list-style:none;margin:0;padding:0}
li{background:#fff;border:1px solid #d5dbe1;border-left:6px solid;border-radius:6px;padding:12px 14px;margin:0 0 10px}li p{margin:4px 0 0}li .since{color:#444;font-size:.9rem}
.line{display:flex;flex-wrap:wrap;gap:2px 12px;justify-content:space-between;margin:0}.name{font-weight:600}.state{white-space:nowrap}
.up{border-left-color:#18794e}.up .state{color:#12603d}.degraded{border-left-color:#b35c00}.degraded .state{color:#8a4700}.down{border-left-color:#c4262e}.down .state{color:#a01c23;font-weight:600}
@media(prefers-color-scheme:dark){body{background:#14181c;color:#e8e8e8}li{background:#1e242a;border-color:#39424b}.read,li .since{color:#b9c0c7}a{color:#9fcbff}.up .state{color:#6fd3a3}.degraded .state{color:#ffb561}.down .state{color:#ff9a9f}.up{border-left-color:#18794e}.degraded{border-left-color:#b35c00}.down{border-left-color:#c4262e}}`;

const marks = { up: '✓', degraded: '!', down: '✕' };
const escape = (text: string) => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);
const headers = {
  'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'public, max-age=2', vary: 'accept, accept-language',
};

/** Beijing time to the second; Swedish writes it as people here do. */
const timeOf = (at: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(at);

/** How the platform is, for people: without JavaScript, from memory, whatever is away. */
export function addStatus(fastify: FastifyInstance, watch: StatusWatch): void {
  fastify.get('/status.css', async (_request, reply) => reply.headers({ ...headers, 'cache-control': 'public, max-age=300' }).type('text/css; charset=utf-8').send(style));
  fastify.get('/status.json', async (_request, reply) => reply.headers(headers).type('application/json; charset=utf-8').send(asJson(await watch.reading())));
  fastify.get('/status', async (request, reply) => {
    const reading = await watch.reading();
    const { accept = '' } = request.headers;
    if (accept.includes('application/json') && !accept.includes('text/html')) return reply.headers(headers).type('application/json; charset=utf-8').send(asJson(reading));
    const language = chosen(request);
    return reply.headers(headers).header('content-language', language === 'zh' ? 'zh-CN' : 'en').type('text/html; charset=utf-8').send(pageOf(reading, language));
  });
}

function chosen(request: FastifyRequest): Language {
  const { lang } = request.query as { lang?: unknown };
  return lang === 'zh' || lang === 'en' ? lang : languageOf(request.headers['accept-language']);
}

function asJson({ at, state, parts: list }: Reading): string {
  return JSON.stringify({
    state, readAt: at,
    parts: list.map(p => ({ part: p.part, name: parts[p.part].name, state: p.state, since: p.since, failing: p.failing, affected: p.state === 'up' ? null : parts[p.part].without })),
  });
}

function pageOf({ at, state, parts: list }: Reading, language: Language): string {
  const say = (en: string, zh: string) => (language === 'zh' ? zh : en);
  const title = say('Status of the platform', '平台运行状况');
  const other = say('<a href="/status?lang=zh" lang="zh-CN" hreflang="zh-CN">中文</a>', '<a href="/status?lang=en" lang="en" hreflang="en">English</a>');
  return `<!doctype html><html lang="${say('en', 'zh-CN')}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${marks[state]} ${title} · Counterless 不见面</title><link rel="stylesheet" href="/status.css"></head>
<body><header><div><h1>${title}</h1>${other}</div></header><main>
<p class="overall">${overall[state][language]}</p>
<p class="read">${say('Read at', '读取于')} <time datetime="${at.toISOString()}">${timeOf(at)}</time> ${say('(Beijing)', '（北京时间）')} · <a href="/status?lang=${language}">${say('Read again', '重新读取')}</a></p>
<ul>${list.map(p => itemOf(p, language)).join('')}</ul>
<p>${say('Each part as the gateway sees it; it looks every five seconds.', '以上为网关所见，约每五秒检查一次。')} <a href="/status.json">JSON</a> · <a href="/docs">${say('API', '接口文档')}</a></p>
</main></body></html>`;
}

function itemOf({ part, state, since, failing }: PartReading, language: Language): string {
  const { name, without } = parts[part];
  const lacks = failing.map(f => escape(checkWords(f, language))).join(language === 'zh' ? '、' : ', ');
  const affected = state === 'down' ? without[language] : language === 'zh' ? '仍可使用，但可能较慢，个别请求可能失败。' : 'It can be used; some requests may be slow or fail.';
  return `<li class="${state}"><p class="line"><span class="name">${name[language]}</span> <span class="state"><span aria-hidden="true">${marks[state]}</span> ${states[state][language]}</span></p>
${state === 'up' ? '' : `<p>${affected}</p>${lacks ? `<p>${language === 'zh' ? '原因：' : 'Because of: '}${lacks}</p>` : ''}`}
<p class="since">${language === 'zh' ? `自 <time datetime="${since.toISOString()}">${timeOf(since)}</time> 起` : `since <time datetime="${since.toISOString()}">${timeOf(since)}</time>`}</p></li>`;
}
