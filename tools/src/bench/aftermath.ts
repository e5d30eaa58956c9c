import pg from 'pg';
import type { Bench } from './types.ts';

/** Waits until every fact is published and every message sent. */
export async function settled(bench: Bench): Promise<void> {
  const waiting: [string, string][] = [
    ['permits', 'SELECT count(*)::int AS n FROM outbox WHERE published_at IS NULL'],
    ['documents', 'SELECT count(*)::int AS n FROM outbox WHERE published_at IS NULL'],
    ['tax', 'SELECT count(*)::int AS n FROM outbox WHERE published_at IS NULL'],
    ['delivery', "SELECT count(*)::int AS n FROM message WHERE status = 'queued'"],
  ];
  for (let quiet = 0; quiet < 3; ) {
    const counts = await Promise.all(waiting.map(async ([database, text]) => (await query<{ n: number }>(bench, database, text))[0]!.n));
    quiet = counts.every(n => n === 0) ? quiet + 1 : 0;
    await new Promise(resolve => setTimeout(resolve, 300));
  }
}

/**
 * Runs a baseline while the service whose statements it sends stands still, and drops what only that service would go on with: its facts
 * would be told, its audit entries sealed and its tables vacuumed, in the middle of the baseline or of the round after it.
 */
export async function withoutAftermath(bench: Bench, baseline: () => number): Promise<number> {
  const pid = bench.platform.services.pid('permits')!;
  process.kill(pid, 'SIGSTOP');
  try {
    return baseline();
  } finally {
    for (const table of ['outbox', 'audit', 'audit_unsealed']) await query(bench, 'permits', `DELETE FROM ${table} WHERE id::text LIKE '%-0000-7000-8000-%'`);
    // Three in four rows are the baseline's; autovacuum would go through them in whichever round comes next.
    await query(bench, 'permits', 'VACUUM (ANALYZE)');
    process.kill(pid, 'SIGCONT');
  }
}

export async function query<Row extends pg.QueryResultRow>(bench: Bench, database: string, text: string): Promise<Row[]> {
  const at = new URL(bench.adminUrl);
  at.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: at.href });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
