import { connect, type NatsConnection } from '@nats-io/transport-node';
import { errors, headers, type Msg } from '@nats-io/nats-core';
import { general, header, type AnyOperation, type Operation, type RequestOf, type ResponseOf, type Service } from '@counterless/contracts';
import { Problem, type LocalText, type ProblemDetails, type ProblemType } from '@counterless/kernel';
import type { PlatformConfig } from '../runtime/config.ts';
import type { Logger } from '../runtime/logs.ts';

const encoder = new TextEncoder();
const both = (text: string | undefined): LocalText | undefined => (text === undefined ? undefined : { en: text, zh: text });

/** Connects for good: first connection awaited, reconnection without end, replies to a private inbox. */
export async function connectNats(service: string, config: Pick<PlatformConfig, 'natsUrl' | 'natsUser' | 'natsPassword'>, logger: Logger): Promise<NatsConnection> {
  const connection = await connect({
    servers: config.natsUrl.split(','),
    name: service,
    ...(config.natsUser && { user: config.natsUser, pass: config.natsPassword ?? '' }),
    inboxPrefix: `_INBOX_${service}`,
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
    reconnectTimeWait: 250,
    reconnectJitter: 100,
    pingInterval: 10_000,
    maxPingOut: 2,
    noAsyncTraces: true,
  });
  void (async () => {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect' || status.type === 'reconnect') logger.warn({ server: status.server }, `NATS ${status.type}`);
      else if (status.type === 'error') logger.error({ error: status.error.message }, 'NATS refused something');
    }
  })();
  return connection;
}

/** A failure of the wire as the Problem it means for whoever waits. */
export function wireProblem(error: unknown, service: string): Problem {
  if (error instanceof Problem) return error;
  const noResponders = error instanceof errors.NoRespondersError || (error instanceof errors.RequestError && error.isNoResponders());
  if (error instanceof errors.TimeoutError) {
    return new Problem(general.timeout, { detail: { en: `${service} did not answer in time`, zh: `${service} 服务未能及时作答` }, retryAfter: 2, cause: error });
  }
  if (noResponders || error instanceof errors.ClosedConnectionError || error instanceof errors.RequestError || error instanceof errors.DrainingConnectionError) {
    return new Problem(general.unavailable, { detail: { en: `${service} is not there just now`, zh: `${service} 服务暂时不可用` }, retryAfter: 1, cause: error });
  }
  throw error;
}

/** Asks other services, typed by the contract. Never call it inside a transaction. */
export class Bus {
  constructor(
    readonly connection: NatsConnection,
    private readonly service: Service,
  ) {}

  /**
   * Asks on the service's own account and gives the parsed answer.
   * @throws Problem of the operation, or `platform.unavailable` / `platform.timeout`.
   */
  async ask<O extends AnyOperation>(
    operation: O,
    request: RequestOf<O>,
    context: { traceparent?: string | undefined; requestId?: string; idempotencyKey?: string } = {},
  ): Promise<ResponseOf<O>> {
    const declared = operation as Operation;
    const h = headers();
    h.set(header.actor, JSON.stringify({ kind: 'service', id: this.service }));
    h.set(header.deadline, String(Date.now() + declared.deadline));
    if (context.traceparent) h.set(header.traceparent, context.traceparent);
    if (context.requestId) h.set(header.requestId, context.requestId);
    if (context.idempotencyKey) h.set(header.idempotencyKey, context.idempotencyKey);
    let reply: Msg;
    try {
      reply = await this.connection.request(declared.subject, encoder.encode(JSON.stringify(request)), { timeout: declared.deadline, headers: h });
    } catch (error) {
      throw wireProblem(error, declared.service);
    }
    const status = Number(reply.headers?.get(header.status) ?? 200);
    if (status >= 400) throw received(reply.json<ProblemDetails>(), declared);
    return (reply.data.length > 0 ? reply.json() : undefined) as ResponseOf<O>;
  }
}

/** A problem document of another service as the Problem that the contract declares. */
function received(details: ProblemDetails, operation: Operation): Problem {
  const known: ProblemType | undefined = [...operation.problems, ...Object.values(general)].find(p => p.code === details.code);
  const faults = (details.errors ?? []).map(e => ({ path: e.path, code: e.code, message: { en: e.message, zh: e.message } }));
  return new Problem(known ?? general.internal, { ...(details.detail && { detail: both(details.detail)! }), faults });
}
