import { Agent, request as askUpstream, type ClientRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { Transform } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { general, header, type Operation, type Service } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { hopHeader, sealHop, type Logger } from '@counterless/platform';
import { tellDeprecation } from './deprecated.ts';
import { checkAccept, checkMediaType, identify, type RouteParts } from './operation-routes.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its body is handed on as it comes. */
    stream?: boolean;
  }
}

export interface Upstreams {
  readonly urls: Readonly<Partial<Record<Service, string>>>;
  readonly key: Uint8Array;
  readonly logger: Logger;
}

/** Of every stream; others only where its declaration names them. Whatever else a caller sends stays here. */
const alwaysRead = ['content-type', 'content-length', 'accept', 'accept-language'];
const alwaysSent = ['content-type', 'content-length', 'content-language', 'vary', 'cache-control', 'location', 'retry-after', 'etag'];
/** How long bytes that nobody wants are still taken after the answer: whoever sends must have time to read it. */
const lingerMs = 2000;

/** One route per operation whose body is a stream, made of its contract alone: bytes go through, and are never held. */
export function addStreamRoutes(fastify: FastifyInstance, operations: readonly Operation[], parts: RouteParts, upstreams: Upstreams): void {
  const agent = new Agent({ keepAlive: true, timeout: 65_000 });
  fastify.addHook('onClose', () => agent.destroy());
  for (const operation of operations) {
    void fastify.register(async scope => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
      scope.route({
        method: operation.http!.method,
        url: operation.http!.path,
        config: { stream: true },
        onRequest: tellDeprecation(operation, parts.clock),
        handler: (request, reply) => answer(operation, parts, upstreams, agent, request, reply),
      });
    });
  }
}

async function answer(operation: Operation, parts: RouteParts, upstreams: Upstreams, agent: Agent, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  linger(request.raw, reply);
  const verified = await identify(operation, parts, request, reply);
  checkAccept(operation, request);
  checkBody(operation, request);
  const span = parts.tracing.start(`${operation.http!.method} ${operation.http!.path}`, request.headers['traceparent'] as string | undefined);
  let response: IncomingMessage;
  try {
    const fields = Object.entries(request.params as Record<string, string>).map(([n, v]) => `${n}=${encodeURIComponent(v)}`);
    const hop = await sealHop(upstreams.key, operation.service, { operation: operation.subject, url: request.url, path: fields.join('&'), actor: verified?.header });
    const headers = { ...picked(request.raw, [...alwaysRead, ...(operation.http!.stream!.reads ?? [])]), [hopHeader]: hop, 'x-request-id': request.id, [header.traceparent]: span.traceparent };
    const upstream = askUpstream(new URL(request.url, upstreams.urls[operation.service]), { method: operation.http!.method, agent, headers });
    response = await exchange(operation, request.raw, upstream, upstreams.logger);
  } catch (error) {
    span.fail('stream');
    throw error;
  } finally {
    span.end();
  }
  return reply.code(response.statusCode ?? 502).headers(picked(response, [...alwaysSent, ...(operation.http!.stream!.sends ?? [])])).send(response);
}

/** Sends the body up as it comes and gives the answer once its head is there. @throws Problem of size, time, or an upstream that is away */
function exchange(operation: Operation, from: IncomingMessage, upstream: ClientRequest, logger: Logger): Promise<IncomingMessage> {
  const { maxBytes, seconds } = operation.http!.stream!;
  return new Promise((resolve, reject) => {
    const counted = limited(maxBytes);
    const fail = (problem: Problem) => {
      reject(problem);
      from.unpipe(counted);
      from.resume();
      upstream.destroy();
    };
    const timer = setTimeout(() => fail(new Problem(general.timeout, { detail: { en: `at most ${seconds} s`, zh: `最长 ${seconds} 秒` } })), seconds * 1000);
    counted.once('error', () => fail(tooLarge(maxBytes)));
    // A caller who is gone leaves nothing to send: the service is told by the end of the connection.
    const left = () => void (from.complete || upstream.destroy());
    from.once('close', left).once('error', left);
    upstream.once('close', () => clearTimeout(timer));
    upstream.once('error', error => {
      if (!from.destroyed) logger.warn({ error: error.message, subject: operation.subject }, 'a stream broke');
      fail(new Problem(general.unavailable, { detail: { en: `${operation.service} is not there just now`, zh: `${operation.service} 服务暂时不可用` }, retryAfter: 2, cause: error }));
    });
    upstream.once('response', response => {
      // Answered before all was sent: what is left goes nowhere.
      from.unpipe(counted);
      from.resume();
      resolve(response);
    });
    from.pipe(counted).pipe(upstream);
  });
}

const tooLarge = (maxBytes: number) => new Problem(general.tooLarge, { detail: { en: `at most ${maxBytes} bytes`, zh: `最多 ${maxBytes} 字节` } });

function limited(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > maxBytes ? new Error('too large') : null, chunk);
    },
  });
}

/** What can be refused by the head alone is refused before a byte of the body is read. */
function checkBody(operation: Operation, request: FastifyRequest): void {
  const { maxBytes } = operation.http!.stream!;
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > maxBytes) throw tooLarge(maxBytes);
  if (operation.http!.accepts && (length > 0 || request.headers['transfer-encoding'])) checkMediaType(operation, request);
}

/** After an answer that came before the end of the request, the connection goes: late enough for the answer to be read. */
function linger(raw: IncomingMessage, reply: FastifyReply): void {
  reply.raw.once('finish', () => {
    if (!raw.complete) setTimeout(() => void (raw.complete || raw.socket.destroy()), lingerMs).unref();
  });
}

function picked(message: IncomingMessage, names: readonly string[]): OutgoingHttpHeaders {
  return Object.fromEntries(names.map(name => [name, message.headers[name]]).filter(([, value]) => value !== undefined)) as OutgoingHttpHeaders;
}
