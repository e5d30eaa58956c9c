import type { Msg, NatsConnection } from '@nats-io/nats-core';
import { clockSubject } from '@counterless/contracts';
import type { SandboxClock } from '@counterless/kernel';
import type { FactConsumer } from '../facts/consumer.ts';
import type { Deadlines } from '../facts/deadlines.ts';
import type { Leader, LeadingDuty } from '../facts/leader.ts';
import type { Relay } from '../facts/relay.ts';
import type { Database } from '../persistence/database.ts';
import type { Logger } from './logs.ts';

/** What a service is told: the new offset, or nothing but to say how it stands. */
export interface ClockOrder {
  readonly offset?: number;
}
/** How a service stands. `settled`: nothing is due, and nothing that was told waits. */
export interface ClockReport {
  readonly settled: boolean;
  /** RFC 3339; what is due next, none when nothing is. */
  readonly next?: string;
  readonly fault?: string;
}

const read = 'SELECT offset_ms AS offset FROM sandbox_clock';
const write = 'INSERT INTO sandbox_clock (offset_ms) VALUES ($1) ON CONFLICT (one) DO UPDATE SET offset_ms = excluded.offset_ms';

/**
 * A service's side of the sandbox's clock. Every replica takes the time that it is told; the leading one keeps it in the database, since a
 * service that starts again goes on at that time, and answers how it stands.
 */
export class ClockLink {
  constructor(
    private readonly service: string,
    private readonly clock: SandboxClock,
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  /** Takes over the time that was kept. */
  async load(): Promise<void> {
    const { rows } = await this.database.pool.query<{ offset: string }>(read);
    this.clock.offset = Math.max(this.clock.offset, Number(rows[0]?.offset ?? 0));
  }

  listen(connection: NatsConnection, parts: { leader: Leader; lookAgain: () => void; deadlines: Deadlines; relay: Relay; consumer: FactConsumer; duties: readonly LeadingDuty[] }): void {
    const { leader, lookAgain, deadlines, relay, consumer, duties } = parts;
    const answer = async (message: Msg) => {
      const { offset } = message.json<ClockOrder>();
      // Never back: what has been seen at a time has been seen.
      if (offset !== undefined) this.clock.offset = Math.max(this.clock.offset, offset);
      if (!leader.leading) return;
      if (offset !== undefined) await this.database.pool.query(write, [this.clock.offset]);
      lookAgain();
      const times = await Promise.all([deadlines, ...duties].map(async d => d.nextDue?.()));
      const next = times.filter(t => t !== undefined).sort((a, b) => a.getTime() - b.getTime())[0];
      const due = next !== undefined && next <= this.clock.now();
      const settled = !due && (await relay.settled()) && (await consumer.settled());
      message.respond(JSON.stringify({ settled, ...(next && { next: next.toISOString() }) } satisfies ClockReport));
    };
    connection.subscribe(clockSubject(this.service), {
      callback: (_error, message) =>
        void answer(message).catch((error: unknown) => {
          this.logger.warn({ error: (error as Error).message }, 'the sandbox’s clock could not be answered');
          message.respond(JSON.stringify({ settled: false, fault: (error as Error).name } satisfies ClockReport));
        }),
    });
  }
}
