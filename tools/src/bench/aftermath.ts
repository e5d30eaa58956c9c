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

/** The baseline's rows are no submissions: its facts must not be told. */
export async function dropBaselineFacts(bench: Bench): Promise<void> {
  await query(bench, 'permits', "DELETE FROM outbox WHERE id::text LIKE '%-0000-7000-8000-%'");
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
