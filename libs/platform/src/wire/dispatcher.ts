import { createHash } from 'node:crypto';
import type { Msg, NatsConnection, Subscription } from '@nats-io/nats-core';
import { headers } from '@nats-io/nats-core';
import { general, header, type Operation } from '@counterless/contracts';
import { canonicalJson, languageOf, newId, Problem } from '@counterless/kernel';
import { callerOf, type StoredAnswer, type Idempotency } from '../persistence/idempotency.ts';
import type { Logger } from '../runtime/logs.ts';
import type { Metrics } from '../runtime/metrics.ts';
import type { Tracing } from '../runtime/traces.ts';
import { endOfTurn } from '../runtime/turn.ts';
import { admit, declaredProblem, readFields } from './admission.ts';
import { Answer, RawBody, type Call, type Content } from './call.ts';
import type { Handler } from './handler.ts';
import { readJson } from './validation.ts';

const encoder = new TextEncoder();

/** Where handlers have no database behind them, nothing was ever answered before. */
export interface Replays {
  find(call: Call): Promise<StoredAnswer | undefined>;
}
export const noReplays: Replays = { find: async () => undefined };

/** Answers the operations of one service from NATS: reads, checks, runs, replies. Replicas share the work by the queue group. */
export class Dispatcher {
  readonly #subscriptions: Subscription[] = [];
  #running = 0;
  /** The requests with a key that are being worked on here, and since when by `performance.now()`. */
  readonly #inHand = new Map<Call, number>();
  #idle: (() => void) | undefined;

  constructor(
    private readonly service: string,
    private readonly connection: NatsConnection,
    private readonly replays: Replays | Idempotency,
    private readonly logger: Logger,
    private readonly metrics: Metrics,
    private readonly tracing: Tracing,
  ) {}

  serve(operation: Operation, handler: Handler<Operation>): void {
    const subscription = this.connection.subscribe(operation.subject, {
      queue: this.service,
      callback: (error, message) => {
        if (error) this.logger.error({ error: error.message, subject: operation.subject }, 'subscription failed');
        else void this.#answer(operation, handler, message);
      },
    });
    this.#subscriptions.push(subscription);
  }

  /** The request with this key that is being worked on here, and for how many milliseconds. */
  inHand(caller: string, key: string): { readonly operation: string; readonly forMs: number } | undefined {
    for (const [call, since] of this.#inHand) {
      if (call.idempotencyKey === key && callerOf(call) === caller) return { operation: call.operation.subject, forMs: performance.now() - since };
    }
    return undefined;
  }

  /** Takes no more requests and waits for those in hand. */
  async drain(): Promise<void> {
    await Promise.all(this.#subscriptions.map(s => s.drain().catch(() => undefined)));
    if (this.#running > 0) await new Promise<void>(resolve => (this.#idle = resolve));
    await this.connection.flush().catch(() => undefined);
  }

  async #answer(operation: Operation, handler: Handler<Operation>, message: Msg): Promise<void> {
    if (!message.reply) return;
    this.#running++;
    const started = process.hrtime.bigint();
    let status = 500;
    try {
      status = await this.#serve(operation, handler, message);
    } catch (error) {
      this.logger.error({ err: error, subject: operation.subject }, 'no answer could be given');
    } finally {
      this.metrics.operations.observe({ subject: operation.subject, status }, Number(process.hrtime.bigint() - started) / 1e9);
      if (--this.#running === 0) this.#idle?.();
    }
  }

  async #serve(operation: Operation, handler: Handler<Operation>, message: Msg): Promise<number> {
    const read = (name: string) => message.headers?.get(name) || undefined;
    const language = languageOf(read(header.language));
    const requestId = read(header.requestId) ?? newId();
    const deadline = Number(read(header.deadline) ?? 0);
    // Nobody waits any more: doing it now would be an effect without an answer.
    if (deadline > 0 && Date.now() > deadline) return 504;
    const span = this.tracing.start(operation.subject, read(header.traceparent));
    let call: Call | undefined;
    try {
      const actor = admit(operation, read(header.actor));
      const content = operation.http?.accepts && message.data.length > 0 ? { type: read(header.contentType) ?? '', bytes: message.data } : undefined;
      const request = readRequest(operation, message, content);
      const idempotencyKey = read(header.idempotencyKey);
      const ifMatch = read(header.ifMatch);
      call = {
        operation, actor, language, requestId, idempotencyKey,
        traceparent: span.traceparent,
        requestHash: idempotencyKey ? hashOf(operation, request, content) : undefined,
        ifMatch: ifMatch ? Number(ifMatch) : undefined,
        content,
      };
      if (idempotencyKey) this.#inHand.set(call, performance.now());
      const result = await handler.run(request, call);
      // Changes commit in company, a sync to disk for many: their answers go out in one write.
      await endOfTurn();
      return this.#reply(message, operation.http?.status ?? 200, result);
    } catch (error) {
      const earlier = call?.idempotencyKey ? await this.#earlier(call, error) : undefined;
      if (earlier && !(earlier instanceof Problem)) {
        return this.#reply(message, earlier.status, new Answer(new RawBody(earlier.body), { version: earlier.version, location: earlier.location }), true);
      }
      const problem = earlier ?? declaredProblem(error, operation, requestId, this.logger);
      span.fail(problem.type.code);
      const h = headers();
      h.set(header.status, String(problem.status));
      h.set(header.contentType, 'application/problem+json');
      if (problem.retryAfter !== undefined) h.set(header.retryAfter, String(problem.retryAfter));
      message.respond(encoder.encode(JSON.stringify({ ...problem.details(language), requestId })), { headers: h });
      return problem.status;
    } finally {
      if (call) this.#inHand.delete(call);
      span.end();
    }
  }

  /** The stored answer to this key, the problem of its misuse, or nothing when the request really failed. */
  async #earlier(call: Call, error: unknown): Promise<StoredAnswer | Problem | undefined> {
    if (error instanceof Problem && error.type === general.keyInProgress) return undefined;
    try {
      return await this.replays.find(call);
    } catch (failure) {
      return failure instanceof Problem ? failure : undefined;
    }
  }

  #reply(message: Msg, status: number, result: unknown, replayed = false): number {
    const answer = result instanceof Answer ? result : new Answer(result);
    const h = headers();
    h.set(header.status, String(status));
    if (answer.more.version !== undefined) h.set(header.etag, String(answer.more.version));
    if (answer.more.location) h.set(header.location, answer.more.location);
    if (replayed) h.set(header.replayed, 'true');
    const raw = answer.body instanceof RawBody ? answer.body : undefined;
    h.set(header.contentType, raw?.contentType ?? 'application/json');
    const body = raw ? raw.text : answer.body === undefined ? '' : JSON.stringify(answer.body);
    message.respond(typeof body === 'string' ? encoder.encode(body) : body, { headers: h });
    return status;
  }
}

function readRequest(operation: Operation, message: Msg, content: Content | undefined): object {
  const read = (name: string) => message.headers?.get(name) || undefined;
  const body = content || message.data.length === 0 ? {} : readJson(message.data);
  return readFields(operation, read(header.path) ?? '', read(header.query) ?? '', body);
}

/** Equal requests, however spelt, have equal hashes. */
function hashOf(operation: Operation, request: object, content: Content | undefined): Buffer {
  const hash = createHash('sha256').update(operation.subject).update('\n').update(canonicalJson(request));
  if (content) hash.update('\n').update(content.type).update('\n').update(content.bytes);
  return hash.digest();
}
