import type { CloudEvent } from '@counterless/contracts';
import type { Database } from '../persistence/database.ts';

const consumer = 'reactions';

/** A service's place in the stream of facts, and the facts that it had to lay aside. */
export class FactPlace {
  /** As it is known to be kept, so that a service to which nothing happens writes nothing. */
  #kept: { readonly stream: string; readonly seq: number } | undefined;

  constructor(private readonly database: Database) {}

  /** The sequence up to which all has been reacted to; 0 in a stream that is new to it. */
  async load(stream: string): Promise<number> {
    const { rows } = await this.database.pool.query<{ stream: string; seq: string }>('SELECT stream, seq FROM fact_cursor WHERE consumer = $1', [consumer]);
    this.#kept = rows[0] && { stream: rows[0].stream, seq: Number(rows[0].seq) };
    return this.#kept?.stream === stream ? this.#kept.seq : 0;
  }

  /** Never backwards in one stream. */
  async save(stream: string, seq: number): Promise<void> {
    if (this.#kept?.stream === stream && this.#kept.seq >= seq) return;
    await this.database.pool.query(
      `INSERT INTO fact_cursor (consumer, stream, seq) VALUES ($1, $2, $3)
       ON CONFLICT (consumer) DO UPDATE SET stream = excluded.stream, seq = excluded.seq
       WHERE fact_cursor.stream <> excluded.stream OR fact_cursor.seq < excluded.seq`,
      [consumer, stream, seq],
    );
    this.#kept = { stream, seq };
  }

  async layAside(event: CloudEvent, error: unknown, attempts: number, at: Date): Promise<void> {
    await this.database.pool.query(
      'INSERT INTO dead_letter (fact_id, subject, event, error, attempts, died_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING',
      [event.id, event.type, JSON.stringify(event), String((error as Error).message), attempts, at],
    );
  }
}
