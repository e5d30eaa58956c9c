import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { general, header, type Operation, type Service } from '@counterless/contracts';
import { languageOf, newId, Problem } from '@counterless/kernel';
import type { StreamConfig } from '../runtime/config.ts';
import type { Logger } from '../runtime/logs.ts';
import type { Metrics } from '../runtime/metrics.ts';
import type { Tracing } from '../runtime/traces.ts';
import { admit, declaredProblem, readFields } from './admission.ts';
import { Answer, answered, RawBody, Streamed, type Call } from './call.ts';
import type { Handler } from './handler.ts';
import { hopHeader, openHop } from './hop.ts';

/** How long bytes that nobody wants are still taken after the answer: whoever sends must have time to read it. */
const lingerMs = 2000;

/** Answers the operations that the contract declares as streams: HTTP from the gateway, and from nobody else. */
export class StreamServer {
  readonly #server: Server;
  readonly #operations = new Map<string, [Operation, Handler<Operation>]>();
  #running = 0;
  #idle: (() => void) | undefined;

  constructor(
    private readonly service: Service,
    private readonly config: StreamConfig,
    handlers: ReadonlyMap<Operation, Handler<Operation>>,
    private readonly logger: Logger,
    private readonly metrics: Metrics,
    private readonly tracing: Tracing,
  ) {
    for (const [operation, handler] of handlers) if (operation.http?.stream) this.#operations.set(operation.subject, [operation, handler]);
    const longest = Math.max(30, ...[...this.#operations.values()].map(([o]) => o.http!.stream!.seconds));
    // The gateway bounds each request by its own declaration; this is for a gateway that died.
    this.#server = createServer({ requestTimeout: (longest + 30) * 1000, headersTimeout: 30_000, keepAliveTimeout: 65_000 }, (request, response) => void this.#answer(request, response));
    this.#server.timeout = 65_000;
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve, reject) => this.#server.once('error', reject).listen(this.config.port, this.config.host, resolve));
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : this.config.port;
  }

  /** Takes no new connection and waits for what is in hand. */
  async drain(): Promise<void> {
    this.#server.close();
    this.#server.closeIdleConnections();
    if (this.#running > 0) await new Promise<void>(resolve => (this.#idle = resolve));
  }

  stop(): void {
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#running++;
    const started = process.hrtime.bigint();
    request.on('error', () => undefined);
    response.once('finish', () => {
      // What still comes is dropped by Node; a sender who goes on nevertheless is cut off.
      if (!request.complete) setTimeout(() => void (request.complete || request.socket.destroy()), lingerMs).unref();
    });
    let subject = 'unknown';
    try {
      subject = await this.#serve(request, response);
    } catch (error) {
      // The connection ended in the middle: there is nobody to tell.
      if (!request.socket.destroyed) this.logger.error({ err: error }, 'a stream broke');
      response.destroy();
    } finally {
      this.metrics.operations.observe({ subject, status: response.statusCode }, Number(process.hrtime.bigint() - started) / 1e9);
      if (--this.#running === 0) this.#idle?.();
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<string> {
    const url = request.url ?? '/';
    const one = (name: string) => [request.headers[name] ?? []].flat()[0];
    const requestId = one('x-request-id') ?? newId();
    const language = languageOf(one('accept-language'));
    const span = this.tracing.start(`${request.method} ${this.service}`, one(header.traceparent));
    let operation: Operation | undefined;
    try {
      const hop = await openHop(this.config.key, this.service, url, one(hopHeader));
      const found = this.#operations.get(hop.operation);
      if (!found || found[0].http!.method !== request.method) throw new Problem(general.routeUnknown);
      operation = found[0];
      const call: Call = {
        operation, language, requestId, actor: admit(operation, hop.actor), traceparent: span.traceparent,
        idempotencyKey: undefined, requestHash: undefined, ifMatch: undefined, content: undefined, exchange: { request, response },
      };
      const query = url.indexOf('?');
      const result = await found[1].run(readFields(operation, hop.path, query < 0 ? '' : url.slice(query + 1)), call);
      await this.#send(operation, result, response);
    } catch (error) {
      if (response.headersSent || request.socket.destroyed) throw error;
      const problem = operation ? declaredProblem(error, operation, requestId, this.logger) : error instanceof Problem ? error : new Problem(general.internal, { cause: error });
      span.fail(problem.type.code);
      const headers = { 'content-type': 'application/problem+json', 'content-language': language, vary: 'Accept-Language', 'cache-control': 'no-store' };
      response.writeHead(problem.status, { ...headers, ...(problem.retryAfter !== undefined && { 'retry-after': String(problem.retryAfter) }) });
      response.end(JSON.stringify({ ...problem.details(language), requestId }));
    } finally {
      span.end();
    }
    return operation?.subject ?? 'unknown';
  }

  async #send(operation: Operation, result: unknown, response: ServerResponse): Promise<void> {
    if (result === answered) return;
    if (result instanceof Streamed) {
      response.writeHead(result.status, result.headers);
      if (result.body && response.req.method !== 'HEAD') await pipeline(result.body, response);
      else {
        result.body?.destroy();
        response.end();
      }
      return;
    }
    const answer = result instanceof Answer ? result : new Answer(result);
    const text = answer.body instanceof RawBody ? answer.body.text : answer.body === undefined ? '' : JSON.stringify(answer.body);
    response.writeHead(operation.http!.status, {
      'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'content-length': Buffer.byteLength(text),
      ...(answer.more.version !== undefined && { etag: `"${answer.more.version}"` }), ...(answer.more.location && { location: answer.more.location }),
    });
    response.end(text);
  }
}
