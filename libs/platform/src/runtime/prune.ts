import type { Clock } from '@counterless/kernel';
import { keptMs } from '../persistence/idempotency.ts';
import type { Database } from '../persistence/database.ts';

const days = (n: number) => n * 24 * 3600 * 1000;

/** Deletes what has served: published facts after 30 days (the feed's promise), answered keys after 3 (24 h are promised). */
export async function pruneOld(database: Database, clock: Clock): Promise<void> {
  const before = (n: number) => new Date(clock.now().getTime() - days(n));
  await database.pool.query('DELETE FROM outbox WHERE published_at IS NOT NULL AND created_at < $1', [before(30)]);
  await database.pool.query('DELETE FROM inbox WHERE handled_at < $1', [before(60)]);
  await database.pool.query('DELETE FROM idempotency WHERE at < $1', [new Date(clock.now().getTime() - keptMs)]);
}
