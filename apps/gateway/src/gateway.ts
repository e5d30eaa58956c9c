import cors from '@fastify/cors';
import proxy from '@fastify/http-proxy';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { NatsConnection } from '@nats-io/nats-core';
import { allFacts, allOperations, factSubject, general, identity, livesOf, type AccessRevoked, type CloudEvent, type Operation } from '@counterless/contracts';
import { newId, Problem, SystemClock, type Clock } from '@counterless/kernel';
import { Metrics, Tracing, type Logger } from '@counterless/platform';
import { Proofs } from './access/proofs.ts';
import { RateLimits } from './access/rate-limits.ts';
import { Tokens } from './access/tokens.ts';
import { EdgeCache } from './edge/edge-cache.ts';
import type { GatewayConfig } from './gateway.config.ts';
import { LiveStreams } from './live/live-streams.ts';
import { addDocs } from './openapi/docs.ts';
import { answerBroken, arrivalMs, limitArrival } from './routes/broken-requests.ts';
import { addLiveRoutes } from './routes/live-routes.ts';
import { addOperationRoutes, type RouteParts } from './routes/operation-routes.ts';
import { problemOf, sendProblem } from './routes/problem-replies.ts';
import { addStreamRoutes } from './routes/stream-routes.ts';
import { addHealth, hearsItself } from './status/health.ts';
import { addStatus } from './status/status-page.ts';
import { StatusWatch } from './status/status-watch.ts';

const requestIdForm = /^[\w.:-]{1,100}$/;

export interface Gateway {
  readonly fastify: FastifyInstance;
  readonly cache: EdgeCache;
  readonly tokens: Tokens;
  readonly metrics: Metrics;
  readonly live: LiveStreams;
  close(): Promise<void>;
}

/** Operations that have an address here. */
export function routedOperations(sandbox: boolean): readonly Operation[] {
  return allOperations.filter(o => o.http !== undefined && (sandbox || !o.sandbox));
}

/** Builds the HTTP side: it authenticates, limits and routes, and reads no body. */
export async function createGateway(
  config: GatewayConfig,
  connection: NatsConnection,
  logger: Logger,
  { operations = routedOperations(config.mode === 'sandbox'), clock = new SystemClock() }: { operations?: readonly Operation[]; clock?: Clock } = {},
): Promise<Gateway> {
  const lives = livesOf(operations);
  const fastify = Fastify({
    bodyLimit: 64 * 1024,
    // A stream may take as long as it declares; what is no stream is bounded by `limitArrival`.
    requestTimeout: Math.max(arrivalMs, ...operations.map(o => (o.http!.stream?.seconds ?? 0) * 1000)),
    http: { headersTimeout: arrivalMs },
    connectionTimeout: 65_000,
    keepAliveTimeout: 65_000,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    forceCloseConnections: 'idle',
    // An idempotency key of 255 characters, each of them percent-encoded.
    routerOptions: { maxParamLength: 765 },
    genReqId: request => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && requestIdForm.test(given) ? given : newId();
    },
    logger: false,
    // Errors of the URL itself are met before any hook.
    frameworkErrors: (error, request, reply) => void sendProblem(problemOf(error, request, logger), request, reply),
    clientErrorHandler: answerBroken,
  });
  const metrics = new Metrics('gateway');
  const tracing = new Tracing('gateway');
  if (config.tracesUrl) await tracing.export(config.tracesUrl);
  const tokens = new Tokens(config);
  const proofs = new Proofs(config.publicUrl, connection);
  const limits = new RateLimits(config.ratePerMinute, connection);
  const cache = new EdgeCache(operations.filter(o => o.edge));
  const live = new LiveStreams(lives, config, tokens, connection, logger);

  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    // How long a stream stayed open says nothing of how fast anything was answered.
    if (!String(reply.getHeader('content-type')).startsWith('text/event-stream')) metrics.operations.observe({ subject: request.routeOptions.url ?? 'unknown', status: reply.statusCode }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 500) logger.warn({ requestId: request.id, route: request.routeOptions.url, status: reply.statusCode }, 'answered with a fault');
    done();
  });
  fastify.setErrorHandler((error, request, reply) => sendProblem(problemOf(error, request, logger), request, reply));
  fastify.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!;
    const methods = operations.filter(o => patternOf(o.http!.path).test(path)).flatMap(o => (o.http!.method === 'GET' ? ['GET', 'HEAD'] : [o.http!.method]));
    if (lives.some(l => patternOf(l.path).test(path))) methods.push('GET');
    if (methods.length === 0) return sendProblem(new Problem(general.routeUnknown), request, reply);
    return sendProblem(new Problem(general.methodNotAllowed, { detail: { en: `use ${methods.join(', ')}`, zh: `请使用 ${methods.join('、')}` } }), request, reply.header('allow', methods.join(', ')));
  });

  const streamHeaders = (which: 'reads' | 'sends') => [...new Set(operations.flatMap(o => o.http!.stream?.[which] ?? []))];
  await fastify.register(cors, {
    // Tokens travel in a header, never in a cookie, so another origin gains nothing that it does not hold.
    origin: config.corsOrigins.includes('*') ? '*' : [...config.corsOrigins],
    credentials: false,
    // An OPTIONS that is no preflight is answered like one, rather than by a plain text that is not ours.
    strictPreflight: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['authorization', 'dpop', 'content-type', 'idempotency-key', 'if-match', 'if-none-match', 'x-request-id', 'traceparent', 'accept-language', 'last-event-id', ...streamHeaders('reads')],
    exposedHeaders: ['www-authenticate', 'etag', 'location', 'retry-after', 'ratelimit', 'ratelimit-policy', 'x-request-id', 'idempotent-replayed', 'content-language', 'deprecation', 'sunset', 'link', ...streamHeaders('sends')],
    maxAge: 7200,
  });
  await fastify.register(async scope => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.addHook('onRequest', (_request, reply, done) => {
      void reply.header('ratelimit-policy', limits.policy());
      done();
    });
    const parts: RouteParts = { connection, tokens, proofs, limits, cache, metrics, tracing, clock };
    scope.addHook('preParsing', limitArrival);
    addOperationRoutes(scope, operations.filter(o => !o.http!.stream), parts);
    addLiveRoutes(scope, lives, live, parts);
    addStreamRoutes(scope, operations.filter(o => o.http!.stream), parts, { urls: config.streamUrls, key: config.streamKey, logger });
  });
  await fastify.register(proxy, {
    upstream: config.identityUrl,
    prefix: '/oidc',
    rewritePrefix: '/oidc',
    http2: false,
    replyOptions: {
      rewriteRequestHeaders: (request, headers) => ({
        ...headers,
        'x-forwarded-for': request.ip,
        'x-forwarded-proto': new URL(config.publicUrl).protocol.slice(0, -1),
        'x-forwarded-host': new URL(config.publicUrl).host,
      }),
      onError: (reply, { error }) => {
        logger.warn({ error: error.message }, 'identity cannot be reached');
        void sendProblem(new Problem(general.unavailable, { retryAfter: 2 }), reply.request as FastifyRequest, reply as FastifyReply);
      },
    },
  });
  await addDocs(fastify, operations, config);
  const hears = hearsItself(connection);
  const status = new StatusWatch(connection, hears);
  addHealth(fastify, hears);
  addStatus(fastify, status);
  status.start();
  hearFacts(connection, { cache, tokens, live }, operations);
  // Before the server waits for its connections: streams would keep it waiting.
  fastify.addHook('preClose', () => live.stop());

  return {
    fastify, cache, tokens, metrics, live,
    close: async () => {
      status.stop();
      await fastify.close();
      limits.stop();
      await tracing.stop();
    },
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/:[A-Za-z]+/g, '[^/]+')}$`);
}

/** Facts that make kept answers or remembered tokens wrong. A lost connection may have lost some: then nothing kept is trusted. */
function hearFacts(connection: NatsConnection, { cache, tokens, live }: Pick<Gateway, 'cache' | 'tokens' | 'live'>, operations: readonly Operation[]): void {
  const rules = operations.flatMap(o => o.edge?.invalidatedBy.map(r => r.fact.subject) ?? []);
  for (const fact of allFacts.filter(f => f.readBy.includes('gateway'))) {
    connection.subscribe(factSubject(fact), {
      callback: (error, message) => {
        if (error) return;
        const event = message.json<CloudEvent>();
        if (rules.includes(event.type)) cache.hear(event);
        if (event.type === identity.accessRevoked.subject) {
          const { subject, before } = event.data as AccessRevoked;
          tokens.revoke(subject, new Date(before));
          live.tick();
        }
      },
    });
  }
  void (async () => {
    for await (const status of connection.status()) if (status.type === 'disconnect' || status.type === 'reconnect') cache.clear();
  })();
}
