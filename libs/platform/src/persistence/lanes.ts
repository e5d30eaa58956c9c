import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { Prepared } from './prepared.ts';

/**
 * Sends what is asked of one connection within a tick in one write. A write to a socket costs more than most statements do.
 * Call it once for every new connection.
 */
export function writeOncePerTick(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  let corked = false;
  client.query = ((...args: unknown[]) => {
    if (!corked) {
      corked = true;
      stream.cork();
      process.nextTick(() => {
        corked = false;
        stream.uncork();
      });
    }
    return query(...args);
  }) as PoolClient['query'];
}

/**
 * A few connections that many look-ups share, one behind the other in pipeline mode. For reads by key that take well under a
 * millisecond: a slow statement would hold up those behind it.
 */
export class Lanes {
  readonly #clients: (PoolClient | Promise<PoolClient> | undefined)[];
  #next = 0;
  #closed = false;

  constructor(
    private readonly pool: Pool,
    count: number,
  ) {
    this.#clients = new Array<undefined>(count).fill(undefined);
  }

  async query<Row extends QueryResultRow>(statement: Prepared, values: readonly unknown[]): Promise<Row[]> {
    this.#next = (this.#next + 1) % this.#clients.length;
    const held = this.#clients[this.#next] ?? this.#open(this.#next);
    const client = held instanceof Promise ? await held : held;
    return (await client.query<Row>({ ...statement, values: values as unknown[] })).rows;
  }

  #open(lane: number): Promise<PoolClient> {
    const opening = this.pool.connect().then(client => {
      const lost = (error?: Error) => {
        if (this.#clients[lane] !== client) return;
        this.#clients[lane] = undefined;
        client.release(error ?? true);
      };
      client.once('error', lost);
      client.once('end', () => lost());
      if (this.#closed) client.release();
      else this.#clients[lane] = client;
      return client;
    });
    opening.catch(() => {
      if (this.#clients[lane] === opening) this.#clients[lane] = undefined;
    });
    this.#clients[lane] = opening;
    return opening;
  }

  /** Gives the connections back, so that the pool can end. */
  close(): void {
    this.#closed = true;
    for (const [lane, client] of this.#clients.entries()) {
      this.#clients[lane] = undefined;
      if (client && !(client instanceof Promise)) client.release();
    }
  }
}
