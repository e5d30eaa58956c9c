import type { NatsConnection } from '@nats-io/nats-core';
import type { CloudEvent, Fact } from '@counterless/contracts';
import type { Clock } from '@counterless/kernel';
import type { Database, Prepared } from '../persistence/database.ts';
import { isConnectionLoss } from '../persistence/failures.ts';
import type { Origin } from '../persistence/transaction.ts';
import type { UnitOfWork } from '../persistence/unit-of-work.ts';
import type { Logger } from '../runtime/logs.ts';
import type { Metrics } from '../runtime/metrics.ts';
import type { Reaction } from '../wire/handler.ts';
import { FactPlace } from './fact-place.ts';
import type { Duty } from './leader.ts';
import { FactReading } from './reading.ts';
import { ensureStream, identityOf } from './stream.ts';

const rememberAll: Prepared = {
  name: 'inbox.remember-all',
  text: `INSERT INTO inbox (fact_id, subject, handled_at) SELECT u.id, u.subject, $3 FROM unnest($1::uuid[], $2::text[]) AS u(id, subject)
    ON CONFLICT DO NOTHING RETURNING fact_id`,
};
const atOnce = 256;
const together = 32;
const attempts = 8;

interface Read {
  readonly seq: number;
  readonly event: CloudEvent;
}

/**
 * Reads the facts that this service reacts to, from its own place in the stream, and runs each reaction in the transaction
 * that remembers the fact's id: once in effect, in order per entity. The place is ours to keep, so nothing is acknowledged to
 * JetStream and a restart goes on at once; the inbox drops what is read twice.
 */
export class FactConsumer implements Duty {
  readonly name = 'reactions';
  readonly #chains = new Map<string, Promise<void>>();
  readonly #open = new Set<number>();
  readonly #place: FactPlace;
  readonly #queue: Read[] = [];
  #working: Promise<void> | undefined;
  #facts: FactReading | undefined;
  #on = false;
  #watching = false;
  #reading: Promise<void> | undefined;
  #saver: NodeJS.Timeout | undefined;
  #last = 0;
  #stream = '';
  #free: (() => void) | undefined;

  constructor(
    private readonly service: string,
    private readonly connection: NatsConnection,
    database: Database,
    private readonly work: UnitOfWork,
    private readonly reactions: ReadonlyMap<string, readonly Reaction<Fact>[]>,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {
    this.#place = new FactPlace(database);
  }

  async start(): Promise<void> {
    if (this.reactions.size === 0) return;
    this.#on = true;
    if (!this.#watching) void this.#watchConnection();
    this.#reading = this.#readForEver();
    this.#saver = setInterval(() => void this.#savePlace().catch(() => undefined), 1000);
  }

  async stop(): Promise<void> {
    this.#on = false;
    clearInterval(this.#saver);
    this.#facts?.stop();
    this.#free?.();
    await this.#reading;
  }

  /** Has all been reacted to that is in the stream now? */
  async settled(): Promise<boolean> {
    if (this.reactions.size === 0) return true;
    if (!this.#on || !this.#facts || this.#open.size > 0) return false;
    return (await this.#facts.atEnd()) && this.#open.size === 0;
  }

  async #readForEver(): Promise<void> {
    while (this.#on) {
      try {
        await this.#read();
      } catch (error) {
        if (this.#on) this.logger.warn({ error: (error as Error).message }, 'reading facts failed and will be tried again');
      }
      if (this.#on) await new Promise(resolve => setTimeout(resolve, 500));
    }
  }

  async #read(): Promise<void> {
    const info = await ensureStream(this.connection);
    this.#stream = identityOf(info);
    const place = await this.#place.load(this.#stream);
    this.#last = place;
    const facts = await FactReading.open(this.connection, this.service, [...this.reactions.keys()], place + 1);
    this.#facts = facts;
    // Told to stop while the consumer was being made: there was nothing to stop then.
    if (!this.#on) facts.stop();
    try {
      for await (const { seq, event } of facts) {
        if (!this.#on) break;
        this.#open.add(seq);
        this.#last = Math.max(this.#last, seq);
        this.#queue.push({ seq, event });
        this.#work();
        if (this.#queue.length >= atOnce) await new Promise<void>(resolve => (this.#free = resolve));
      }
    } finally {
      await facts.end();
      // Its end may have begun the next one.
      while (this.#working) await this.#working;
      await Promise.all(this.#chains.values());
      await this.#savePlace().catch(() => undefined);
      // What was not begun is read again from the place that is kept.
      this.#queue.length = 0;
      this.#open.clear();
    }
  }

  /** A NATS that came back knows no consumer of before: read on by a new one at once, not when its heartbeats have been missed. */
  async #watchConnection(): Promise<void> {
    this.#watching = true;
    for await (const status of this.connection.status()) if (status.type === 'reconnect') this.#facts?.stop();
  }

  /** One worker at a time; it may end at once, when all that waits goes behind facts in trouble. */
  #work(): void {
    this.#working ??= Promise.resolve().then(() => this.#workOff()).finally(() => {
      this.#working = undefined;
      if (this.#queue.length > 0 && this.#on) this.#work();
    });
  }

  /** Works off what was read: what waits together is done together, since a transaction costs a sync to disk however small it is. */
  async #workOff(): Promise<void> {
    while (this.#queue.length > 0 && this.#on) {
      const batch = this.#queue.splice(0, together);
      this.#free?.();
      const { calm = [], troubled = [] } = Object.groupBy(batch, e => (this.#chains.has(e.event.subject) ? 'troubled' : 'calm'));
      for (const entry of troubled) this.#alone(entry);
      try {
        if (calm.length > 0) await this.#inOne(calm.map(e => e.event));
        for (const { seq } of calm) this.#open.delete(seq);
      } catch {
        // One of them fails, or the database is away: each alone now, in order per entity, so that one fact holds up no other.
        for (const entry of calm) this.#alone(entry);
      }
    }
  }

  /** Puts a fact behind those of its entity that are in trouble. */
  #alone({ seq, event }: Read): void {
    const key = event.subject;
    const before = this.#chains.get(key);
    const mine = (before ?? Promise.resolve()).then(() => this.#handle(event)).then(done => {
      if (done) this.#open.delete(seq);
      if (this.#chains.get(key) === mine) this.#chains.delete(key);
    });
    this.#chains.set(key, mine);
  }

  async #inOne(events: readonly CloudEvent[]): Promise<void> {
    await this.work.runAs(this.#origin(events[0]!), async tx => {
      const remembered = await tx.query<{ fact_id: string }>(rememberAll, [events.map(e => e.id), events.map(e => e.type), this.clock.now()]);
      const fresh = new Set(remembered.map(r => r.fact_id));
      for (const event of events) {
        // A fact that stands in the stream twice may stand in one batch twice.
        if (!fresh.delete(event.id)) continue;
        tx.origin = this.#origin(event);
        for (const reaction of this.reactions.get(event.type) ?? []) await reaction.run(event as never, tx);
      }
    });
    for (const { type: subject } of events) this.metrics.reactions.inc({ subject, outcome: 'done' });
  }

  #origin(event: CloudEvent): Origin {
    return { actor: `service:${this.service}`, act: undefined, operation: event.type, requestId: event.id, traceparent: event.traceparent };
  }

  async #handle(event: CloudEvent): Promise<boolean> {
    for (let attempt = 1; this.#on; attempt++) {
      try {
        await this.#inOne([event]);
        return true;
      } catch (error) {
        this.metrics.reactions.inc({ subject: event.type, outcome: 'failed' });
        const away = isConnectionLoss(error);
        if (!away) this.logger.error({ err: error, fact: event.id, subject: event.type, attempt }, 'a reaction failed');
        if (!away && attempt >= attempts && (await this.#bury(event, error, attempt))) return true;
        await new Promise(resolve => setTimeout(resolve, Math.min(50 * 2 ** attempt, 5000)));
      }
    }
    return false;
  }

  async #savePlace(): Promise<void> {
    if (this.#stream) await this.#place.save(this.#stream, this.#open.size > 0 ? Math.min(...this.#open) - 1 : this.#last);
  }

  /** A fact that cannot be reacted to is kept aside, so that it does not hold up those behind it. */
  async #bury(event: CloudEvent, error: unknown, attempt: number): Promise<boolean> {
    try {
      await this.#place.layAside(event, error, attempt, this.clock.now());
      this.metrics.reactions.inc({ subject: event.type, outcome: 'dead' });
      this.logger.error({ fact: event.id, subject: event.type }, 'a fact was laid aside as a dead letter');
      return true;
    } catch {
      return false;
    }
  }
}
