import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { headers, type Msg, type NatsConnection } from '@nats-io/nats-core';
import { general, header, identity, type Operation } from '@counterless/contracts';
import { languageOf, Problem, type Clock } from '@counterless/kernel';
import { endOfTurn, wireProblem, type Metrics, type Proof, type Tracing } from '@counterless/platform';
import type { Proofs } from '../access/proofs.ts';
import type { RateLimits } from '../access/rate-limits.ts';
import type { Tokens, Verified } from '../access/tokens.ts';
import type { EdgeCache, Served } from '../edge/edge-cache.ts';
import { tellDeprecation } from './deprecated.ts';
import { sayLanguage } from './problem-replies.ts';

export const defaultBodyLimit = 64 * 1024;

export interface RouteParts {
  readonly connection: NatsConnection;
  readonly tokens: Tokens;
  readonly proofs: Proofs;
  readonly limits: RateLimits;
  readonly cache: EdgeCache;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  readonly clock: Clock;
}

const keyForm = /^[\x21-\x7e]{1,255}$/;
const versionForm = /^(?:W\/)?"(\d{1,9})"$/;

/** One route per operation with an address, made of its contract alone. */
export function addOperationRoutes(fastify: FastifyInstance, operations: readonly Operation[], parts: RouteParts): void {
  for (const operation of operations) {
    const http = operation.http!;
    fastify.route({
      method: http.method,
      url: http.path,
      bodyLimit: http.bodyLimit ?? defaultBodyLimit,
      onRequest: tellDeprecation(operation, parts.clock),
      handler: (request, reply) => answer(operation, parts, request, reply),
    });
  }
}

/** Whose request it is, counted and admitted; nobody's where the operation is public. */
export async function identify(operation: Operation, parts: RouteParts, request: FastifyRequest, reply: FastifyReply): Promise<Verified | undefined> {
  let verified: Verified | undefined;
  let proof: Proof | undefined;
  if (!('public' in operation.access)) {
    try {
      const checked = parts.tokens.verify(request.headers.authorization);
      verified = checked instanceof Promise ? await checked : checked;
      if (verified.binding) {
        proof = await parts.proofs.check(request, verified.binding);
        parts.proofs.refuseUsed(proof);
      }
    } catch (error) {
      // Whoever tries tokens is somebody without a name: counted by address.
      count(parts.limits, `ip:${request.ip}`, reply);
      throw error;
    }
  }
  const client = verified ? `app:${verified.actor.client}` : `ip:${request.ip}`;
  count(parts.limits, client, reply);
  // Since it was looked up nothing was waited for, so of two that come at once only one gets here; and what an app may ask bounds what is remembered of it.
  if (proof) parts.proofs.use(proof);
  const { perMinute } = operation.http!;
  if (perMinute !== undefined) {
    const { name } = operation;
    void reply.header('ratelimit-policy', parts.limits.policy({ name, perMinute }));
    count(parts.limits, `${name} ${client}`, reply, { name, perMinute });
  }
  if (verified) admit(operation, verified);
  return verified;
}

async function answer(operation: Operation, parts: RouteParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const verified = await identify(operation, parts, request, reply);
  checkHeaders(operation, request);
  const ask = () => answerTo(operation, parts, request, verified);
  let served: Served | Promise<Served>;
  if (operation.edge) {
    const tag = operation.edge.tag?.(request.params as never);
    served = parts.cache.get(operation, request.url, tag, ask);
    if (served instanceof Promise) served = await served;
  } else served = await ask();
  return sendServed(operation, served, request, reply);
}

function count(limits: RateLimits, client: string, reply: FastifyReply, own?: { name: string; perMinute: number }): void {
  const { header, refused } = limits.count(client, own?.perMinute, own?.name);
  void reply.header('ratelimit', own ? `${String(reply.getHeader('ratelimit'))}, ${header}` : header);
  if (refused) throw refused;
}

function admit(operation: Operation, { actor }: Verified): void {
  const { access } = operation;
  if (!('actors' in access)) throw new Problem(general.routeUnknown);
  if (!access.actors.includes(actor.kind)) {
    throw new Problem(general.actorRefused, { detail: { en: `for ${access.actors.join(', ')}; you are ${actor.kind}`, zh: `仅限 ${access.actors.join('、')}；当前为 ${actor.kind}` } });
  }
  if (access.scope !== undefined && !actor.scopes.includes(access.scope)) throw new Problem(general.scopeMissing, { detail: { en: `needs ${access.scope}`, zh: `需要 ${access.scope}` } });
}

function checkHeaders(operation: Operation, request: FastifyRequest): void {
  checkAccept(operation, request);
  const body = request.body as Buffer | undefined;
  if (body && body.length > 0) checkMediaType(operation, request);
  checkConditions(operation, request);
}

/** @throws Problem `request.not-acceptable` */
export function checkAccept(operation: Operation, request: FastifyRequest): void {
  const { accept } = request.headers;
  const produces = operation.http!.produces ?? 'application/json';
  if (accept && produces !== '*/*' && !accept.includes('*/*') && !accept.includes(produces) && !accept.includes(`${produces.split('/')[0]}/*`) && !accept.includes('json')) {
    throw new Problem(general.notAcceptable, { detail: { en: `only ${produces}`, zh: `仅提供 ${produces}` } });
  }
}

/** @throws Problem `request.media-type` */
export function checkMediaType(operation: Operation, request: FastifyRequest): void {
  const type = (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  const accepts = operation.http!.accepts ?? ['application/json'];
  if (!accepts.includes(type)) throw new Problem(general.mediaType, { detail: { en: `send ${accepts.join(' or ')}, not ${type || 'a body without Content-Type'}`, zh: `请以 ${accepts.join(' 或 ')} 提交` } });
}

function checkConditions(operation: Operation, request: FastifyRequest): void {
  const key = request.headers['idempotency-key'];
  if (operation.idempotent && key === undefined) throw new Problem(general.keyMissing);
  if (operation.idempotent && key !== undefined && (typeof key !== 'string' || !keyForm.test(key))) {
    throw new Problem(general.keyInvalid, { detail: { en: '1 to 255 printable ASCII characters', zh: '应为 1 至 255 个可打印 ASCII 字符' } });
  }
  const ifMatch = request.headers['if-match'];
  if (operation.versioned && operation.idempotent && ifMatch !== undefined && ifMatch !== '*' && !versionForm.test(ifMatch)) {
    throw new Problem(general.stale, { detail: { en: `If-Match ${ifMatch} is no version of this resource`, zh: `If-Match ${ifMatch} 不是该资源的版本` } });
  }
}

/** What the service answers to this request. */
export async function answerTo(operation: Operation, parts: RouteParts, request: FastifyRequest, verified: Verified | undefined): Promise<Served> {
  const span = parts.tracing.start(`${operation.http!.method} ${operation.http!.path}`, request.headers['traceparent'] as string | undefined);
  const h = headers();
  const put = (name: string, value: string | undefined) => {
    if (value) h.append(name, value);
  };
  const path = Object.entries(request.params as Record<string, string>);
  if (path.length > 0) put(header.path, path.map(([n, v]) => `${n}=${encodeURIComponent(v)}`).join('&'));
  const query = request.url.indexOf('?');
  if (query >= 0) put(header.query, request.url.slice(query + 1));
  put(header.actor, verified?.header);
  put(header.requestId, request.id);
  put(header.traceparent, span.traceparent);
  if (operation.idempotent) put(header.idempotencyKey, request.headers['idempotency-key'] as string | undefined);
  const ifMatch = request.headers['if-match'];
  if (operation.versioned && operation.idempotent && ifMatch && ifMatch !== '*') put(header.ifMatch, versionForm.exec(ifMatch)![1]!);
  if (operation.http!.accepts) put(header.contentType, request.headers['content-type']);
  put(header.language, languageOf(request.headers['accept-language']));
  put(header.deadline, String(Date.now() + operation.deadline));
  try {
    await endOfTurn();
    const reply = await parts.connection.request(operation.subject, request.body as Uint8Array | undefined, { timeout: operation.deadline, headers: h });
    return readReply(reply);
  } catch (error) {
    span.fail('wire');
    const problem = wireProblem(error, operation.service);
    throw problem.type === general.timeout && operation.idempotent ? afterTimeout(operation, problem) : problem;
  } finally {
    span.end();
  }
}

/** A request that nobody answered in time may have taken effect: where that is told stands in the problem. */
function afterTimeout({ service }: Operation, problem: Problem): Problem {
  const where = identity.readKey.http!.path.replace(':key', '{Idempotency-Key}');
  const detail = {
    en: `${service} did not answer in time; GET ${where} tells what became of the request, and sent again with the same key it has no second effect`,
    zh: `${service} 服务未能及时作答；可通过 GET ${where} 查询该请求的结果，以同一 key 重发不会重复生效`,
  };
  return new Problem(general.timeout, { detail, retryAfter: problem.retryAfter, cause: problem });
}

function readReply(reply: Msg): Served {
  const h = reply.headers;
  const read = (name: string) => h?.get(name) || undefined;
  const version = read(header.etag);
  return {
    status: Number(read(header.status) ?? 500),
    contentType: read(header.contentType) ?? 'application/json',
    body: reply.data,
    etag: version && `"${version}"`,
    location: read(header.location),
    retryAfter: read(header.retryAfter),
    replayed: read(header.replayed) === 'true',
  };
}

/** Sends an answer as HTTP. */
export function sendServed(operation: Operation, served: Served, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const fresh = served.status < 400;
  void reply.header('cache-control', fresh && operation.edge ? `public, max-age=${operation.edge.seconds}` : 'no-store');
  if (served.etag) {
    void reply.header('etag', served.etag);
    const held = request.headers['if-none-match'];
    if (held && request.method !== 'POST' && fresh && (held === '*' || held.split(',').some(t => t.trim().replace(/^W\//, '') === served.etag))) return reply.code(304).send();
  }
  if (served.location) void reply.header('location', served.location);
  if (served.retryAfter) void reply.header('retry-after', served.retryAfter);
  if (served.replayed) void reply.header('idempotent-replayed', 'true');
  if (served.contentType === 'application/problem+json') sayLanguage(request, reply);
  void reply.code(served.status);
  if (served.status === 204) return reply.send();
  return reply.header('content-type', served.contentType === 'application/json' ? 'application/json; charset=utf-8' : served.contentType).send(served.body);
}
