import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { factSubject } from '@counterless/contracts';
import type { Clock } from '@counterless/kernel';
import type { Database, Prepared } from '../persistence/database.ts';
import type { Metrics } from '../runtime/metrics.ts';
import { ensureStream, identityOf } from './stream.ts';

interface Waiting {
  readonly seq: string;
  readonly id: string;
  readonly entity: string;
  readonly subject: string;
  readonly event: string;
}

const batch = 256;
const waiting: Prepared = {
  name: 'outbox.waiting',
  text: `SELECT seq, id, entity, subject, event FROM outbox WHERE published_at IS NULL ORDER BY seq LIMIT ${batch}`,
};
const published: Prepared = { name: 'outbox.published', text: 'UPDATE outbox SET published_at = $2 WHERE seq = ANY($1::bigint[])' };
const encoder = new TextEncoder();

/** Carries committed facts from the outbox to JetStream: in order per entity, at least once, with the fact's id against doubles. */
export class Relay {
  readonly #jetstream: JetStreamClient;

  constructor(
    private readonly connection: NatsConnection,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {
    this.#jetstream = jetstream(connection, { timeout: 5000, checkAPI: false });
  }

  /** Makes sure that the stream exists. Where it is another one than last time, everything of the last 30 days goes out again. */
  async prepare(): Promise<void> {
    const identity = identityOf(await ensureStream(this.connection));
    const consumer = 'relay';
    const { rows } = await this.database.pool.query<{ stream: string }>('SELECT stream FROM fact_cursor WHERE consumer = $1', [consumer]);
    if (rows[0] && rows[0].stream !== identity) await this.database.pool.query('UPDATE outbox SET published_at = NULL WHERE published_at IS NOT NULL');
    await this.database.pool.query(
      'INSERT INTO fact_cursor (consumer, stream, seq) VALUES ($1, $2, 0) ON CONFLICT (consumer) DO UPDATE SET stream = excluded.stream',
      [consumer, identity],
    );
  }

  /** Does nothing wait to be published? */
  async settled(): Promise<boolean> {
    return (await this.database.read(waiting, [])).length === 0;
  }

  /** Publishes what waits; returns when nothing does. */
  async run(): Promise<void> {
    for (;;) {
      const rows = await this.database.read<Waiting>(waiting, []);
      this.metrics.outbox.set(rows.length);
      if (rows.length === 0) return;
      const perEntity = Map.groupBy(rows, r => r.entity);
      const done: string[] = [];
      let failure: Error | undefined;
      await Promise.all(
        [...perEntity.values()].map(async facts => {
          try {
            for (const fact of facts) {
              await this.#jetstream.publish(factSubject(fact), encoder.encode(fact.event), { msgID: fact.id, timeout: 5000 });
              done.push(fact.seq);
            }
          } catch (error) {
            failure = error as Error;
          }
        }),
      );
      if (done.length > 0) await this.database.read(published, [done, this.clock.now()]);
      if (failure) {
        // The stream may have been wiped under us: look before the next attempt.
        await this.prepare().catch(() => undefined);
        throw failure;
      }
      if (rows.length < batch) return;
    }
  }
}
