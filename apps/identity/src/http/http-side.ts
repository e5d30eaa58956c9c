import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { unavailableDatabase, type Logger } from '@counterless/platform';
import type { IdentityConfig } from '../identity.config.ts';
import type { Oidc } from '../oidc/oidc.ts';
import { pageHeaders } from '../pages/html.ts';
import { errorPage } from '../pages/pages.ts';
import { pageLanguage, texts } from '../pages/texts.ts';
import type { Interactions } from './interactions.ts';
import { clientAddress, refuseBody, send, Unreadable } from './request.ts';

/** The browser's and the apps' side: OAuth endpoints and pages below the issuer's path. It starts with the module and drains with it. */
export class HttpSide implements OnModuleInit, OnModuleDestroy {
  #server: Server | undefined;
  /** The port it listens on. */
  port = 0;

  constructor(
    private readonly config: IdentityConfig,
    private readonly oidc: Oidc,
    private readonly interactions: Interactions,
    private readonly seed: () => Promise<void>,
    private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.seed();
    await this.oidc.start();
    const server = (this.#server = createServer(
      { requestTimeout: 20_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 },
      (request, response) => void this.#answer(request, response),
    ));
    await new Promise<void>((resolve, reject) =>
      server.once('error', reject).listen(this.config.httpPort, this.config.httpHost, resolve),
    );
    const address = server.address();
    this.port = typeof address === 'object' && address ? address.port : this.config.httpPort;
    this.logger.info({ port: this.port, issuer: this.config.issuer }, 'answers HTTP');
  }

  async onModuleDestroy(): Promise<void> {
    this.oidc.stop();
    const server = this.#server;
    if (!server) return;
    const forced = setTimeout(() => server.closeAllConnections(), this.config.drainSeconds * 1000);
    await new Promise<void>(resolve => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    clearTimeout(forced);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#route(request, response);
    } catch (error) {
      this.#fail(request, response, error);
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    refuseBody(request);
    const issuer = new URL(this.config.issuer);
    const mount = issuer.pathname;
    const path = request.url ?? '/';
    if (!path.startsWith(`${mount}/`))
      return send(response, 404, { 'content-type': 'application/json' }, '{"error":"not_found"}');
    const { provider } = this.oidc.current;
    const address = clientAddress(request, this.config.trustedProxies);
    // There is one public address, the issuer's: what a client says of host and scheme is not asked.
    request.headers.host = issuer.host;
    request.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1);
    request.headers['x-forwarded-for'] = address;
    delete request.headers['x-forwarded-host'];
    const page = /^\/interaction\/[\w-]{10,100}(?:\/(mobile|again|code|consent|cancel))?(?=\?|$)/.exec(path.slice(mount.length));
    if (page && ((request.method === 'GET' && !page[1]) || (request.method === 'POST' && page[1]))) {
      return this.interactions.answer(provider, request, response, new URL(path, issuer), page[1] ?? '', address);
    }
    (request as IncomingMessage & { originalUrl?: string }).originalUrl = path;
    request.url = path.slice(mount.length);
    await provider.callback()(request, response);
  }

  #fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    const status = error instanceof Unreadable ? error.status : unavailableDatabase(error) ? 503 : 500;
    if (status === 500) this.logger.error({ err: error }, 'a page could not be answered');
    if (response.headersSent) return void response.destroy();
    if (status < 500) response.setHeader('connection', 'close');
    const language = pageLanguage(undefined, undefined, request.headers['accept-language']);
    const t = texts[language];
    if (/\btext\/html\b/.test(request.headers.accept ?? ''))
      return send(response, status, pageHeaders(), errorPage(language, status < 500 ? t.errorHint : t.faults.busy));
    const code = status === 503 ? 'temporarily_unavailable' : status === 500 ? 'server_error' : 'invalid_request';
    send(
      response,
      status,
      { 'content-type': 'application/json', 'cache-control': 'no-store' },
      JSON.stringify({
        error: code,
        error_description: status === 411 ? 'Content-Length is needed' : status === 413 ? 'the body is too large' : undefined,
      }),
    );
  }
}
