import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { general, type Operation } from '@counterless/contracts';
import { languageOf, Problem, statusOf, type ProblemType } from '@counterless/kernel';
import type { GatewayConfig } from '../gateway.config.ts';
import { openApiDocument } from './document.ts';
import { problemsOf } from './responses.ts';
import { version } from './version.ts';

const swagger = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const assets: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
  'oauth2-redirect.html': 'text/html; charset=utf-8',
  'oauth2-redirect.js': 'text/javascript; charset=utf-8',
};

const style = `html{-webkit-text-size-adjust:100%}body{margin:0;font-family:system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;background:#fff;color:#1b1b1b}
header{padding:16px 20px;background:#0b3d6b;color:#fff}header h1{margin:0;font-size:1.25rem}header p{margin:.25rem 0 0;font-size:.9rem}header a{color:#cfe6ff}
.swagger-ui .wrapper{padding:0 12px}.swagger-ui .topbar{display:none}
.swagger-ui table{display:block;overflow-x:auto}.swagger-ui .info{margin:20px 0}
@media(max-width:600px){.swagger-ui .opblock .opblock-summary{flex-wrap:wrap}.swagger-ui .opblock .opblock-summary-path{max-width:100%;word-break:break-all}.swagger-ui .parameters-col_name{min-width:8em;width:auto}.swagger-ui .scheme-container{padding:12px 0}.swagger-ui .info .title{font-size:1.4rem}}
main.page{max-width:44rem;margin:0 auto;padding:20px;line-height:1.6}code{background:#f0f2f5;padding:.1em .3em;border-radius:3px}td,th{text-align:left;padding:.3em .8em .3em 0;vertical-align:top}`;

const script = `window.ui=SwaggerUIBundle({url:'/openapi.json',dom_id:'#ui',deepLinking:true,docExpansion:'none',filter:true,tryItOutEnabled:true,persistAuthorization:true,
oauth2RedirectUrl:location.origin+'/docs/oauth2-redirect.html',requestInterceptor:r=>{if(r.method==='POST'&&!r.headers['Idempotency-Key'])r.headers['Idempotency-Key']=crypto.randomUUID();return r}});
window.ui.initOAuth({usePkceWithAuthorizationCodeGrant:true});`;

const escape = (text: string) => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);
const page = (title: string, body: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><link rel="icon" href="/docs/favicon-32x32.png">${body}</html>`;

/** /openapi.json, /docs to read and try, /docs/problems with a page for each code. */
export async function addDocs(fastify: FastifyInstance, operations: readonly Operation[], config: GatewayConfig): Promise<void> {
  const document = JSON.stringify(openApiDocument(operations, config.publicUrl, version));
  fastify.get('/openapi.json', async (_request, reply) => reply.type('application/json; charset=utf-8').header('cache-control', 'public, max-age=60').send(document));
  const csp = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";
  const html = page('Counterless 不见面 · API', `<link rel="stylesheet" href="/docs/swagger-ui.css"><link rel="stylesheet" href="/docs/page.css"></head>
<body><header><h1>Counterless 不见面</h1><p>接口文档 · API reference — <a href="/docs/problems">错误代码 Problem codes</a> · <a href="/openapi.json">openapi.json</a></p></header>
<div id="ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body>`);
  const secured = { 'content-security-policy': csp, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };
  fastify.get('/', async (_request, reply) => reply.redirect('/docs'));
  fastify.get('/docs', async (_request, reply) => reply.headers(secured).type('text/html; charset=utf-8').send(html));
  fastify.get('/docs/page.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
  fastify.get('/docs/start.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(script));
  for (const [name, type] of Object.entries(assets)) {
    fastify.get(`/docs/${name}`, async (_request, reply) => reply.headers({ ...secured, 'cache-control': 'public, max-age=86400' }).type(type).send(createReadStream(path.join(swagger, name))));
  }
  addProblemPages(fastify, operations, secured);
}

function addProblemPages(fastify: FastifyInstance, operations: readonly Operation[], secured: Record<string, string>): void {
  const users = new Map<string, { problem: ProblemType; operations: Operation[] }>();
  for (const problem of Object.values(general)) users.set(problem.code, { problem, operations: [] });
  for (const operation of operations) {
    for (const problem of problemsOf(operation)) {
      const entry = users.get(problem.code) ?? { problem, operations: [] };
      users.set(problem.code, { problem, operations: [...entry.operations, operation] });
    }
  }
  const head = '<link rel="stylesheet" href="/docs/page.css"></head>';
  const rows = [...users.values()].sort((a, b) => (a.problem.code < b.problem.code ? -1 : 1));
  const index = page('错误代码 Problem codes', `${head}<body><header><h1>错误代码 · Problem codes</h1></header><main class="page"><table>${rows
    .map(({ problem: p }) => `<tr><td><a href="/docs/problems/${p.code}"><code>${p.code}</code></a></td><td>${statusOf(p.kind)}</td><td>${escape(p.title.zh)}<br>${escape(p.title.en)}</td></tr>`)
    .join('')}</table></main></body>`);
  fastify.get('/docs/problems', async (_request, reply) => reply.headers(secured).type('text/html; charset=utf-8').send(index));
  fastify.get<{ Params: { code: string } }>('/docs/problems/:code', async (request, reply) => {
    const found = users.get(request.params.code);
    if (!found) throw new Problem(general.routeUnknown);
    const { problem: p, operations: used } = found;
    const chinese = languageOf(request.headers['accept-language']) === 'zh';
    const list = used.map(o => `<li><code>${o.http!.method} ${escape(o.http!.path)}</code> ${escape(o.summary)}</li>`).join('');
    const body = `${head}<body><header><h1>${escape(p.title.zh)} · ${escape(p.title.en)}</h1></header><main class="page">
<p><code>${p.code}</code> — HTTP ${statusOf(p.kind)}</p><p>${chinese ? '以下操作可能返回此代码' : 'These operations may answer with it'}:</p><ul>${list || '—'}</ul><p><a href="/docs/problems">${chinese ? '全部代码' : 'All codes'}</a></p></main></body>`;
    return reply.headers(secured).type('text/html; charset=utf-8').send(page(p.code, body));
  });
}
