import pg from 'pg';
import type { CaseView, MatterList } from '@counterless/contracts';
import { bearer, signedIn } from './measures.ts';
import { median, warmUp } from './load.ts';
import { percentile } from './catalogue-search.ts';
import type { Bench, Measured, Round } from './types.ts';

const few = 10_000;
const readers = 32;
const perStatement = 100_000;

/** Reading a case by its id, through the gateway, among many of them and among few; those that are read lie all over the table. */
export async function perf8(bench: Bench, many: number): Promise<Measured> {
  if (!Number.isSafeInteger(many) || many <= few) throw new Error(`--applications: a whole number above ${few}`);
  const url = new URL(bench.adminUrl);
  url.pathname = '/permits';
  // Copies need no look at what they refer to: it is what the first one refers to.
  const clients = [1, 2].map(() => new pg.Client({ connectionString: url.href, options: '-c session_replication_role=replica' }));
  await Promise.all(clients.map(c => c.connect()));
  const client = clients[0]!;
  try {
    const template = await draft(bench);
    const { rows } = await client.query<{ name: string }>(`SELECT quote_ident(column_name) AS name FROM information_schema.columns
      WHERE table_name = 'service_case' AND is_generated = 'NEVER' AND column_name NOT IN ('id', 'applicant_id') ORDER BY ordinal_position`);
    const columns = rows.map(r => r.name).join(', ');
    // As one person has few of many cases, the others belong to somebody else; each has its two tasks.
    const copy = async (count: number, every: number) => {
      let left = count;
      const insert = async (by: pg.Client) => {
        for (let n = Math.min(perStatement, left); n > 0; n = Math.min(perStatement, left)) {
          left -= n;
          await by.query(`WITH made AS (INSERT INTO service_case (id, applicant_id, ${columns})
              SELECT uuidv7(), CASE WHEN n % ${every} = 0 THEN applicant_id ELSE uuidv7() END, ${columns} FROM service_case, generate_series(1, $2::int) AS n WHERE id = $1 RETURNING id)
            INSERT INTO case_task (id, case_id, kind, place, order_no, name, department, region, state)
              SELECT uuidv7(), made.id, kind, place, order_no, name, department, region, state FROM made, (VALUES ('acceptance', 0, 0), ('stage', 1, 1)) AS t(kind, place, order_no),
                (SELECT title AS name, department, region, 'waiting' AS state FROM service_case WHERE id = $1) AS c`, [template, n]);
        }
      };
      await Promise.all(clients.map(insert));
      await client.query('VACUUM (ANALYZE) service_case');
      await client.query('VACUUM (ANALYZE) case_task');
    };
    const readable = async () => (await client.query<{ id: string }>(
      `SELECT id FROM (SELECT id FROM service_case WHERE applicant_id = (SELECT applicant_id FROM service_case WHERE id = $1)) AS mine ORDER BY random() LIMIT ${few}`, [template])).rows.map(r => r.id);
    await copy(few, 1);
    const among = await rounds(bench, await readable());
    await copy(many - few, Math.max(1, Math.floor(many / few)));
    const values = await rounds(bench, await readable());
    const { rows: [size] } = await client.query<{ size: string }>(`SELECT pg_size_pretty(pg_total_relation_size('service_case') + pg_total_relation_size('case_task')) AS size`);
    return {
      unit: 'ms, 99th percentile', against: `the same among ${few} cases`, rounds: values.map((value, i): Round => ({ value, baseline: among[i]! })),
      note: `${many} cases with two tasks each, ${size!.size}; ${readers} readers; medians ${median(among).toFixed(1)} and ${median(values).toFixed(1)} ms`,
    };
  } finally {
    await Promise.all(clients.map(c => c.end()));
  }
}

/** A draft that the others are copies of. */
async function draft(bench: Bench): Promise<string> {
  const { items } = await bench.rest.ok<MatterList>('GET', '/v1/permits/matters?limit=1&audience=person&kind=promised');
  return (await bench.rest.ok<CaseView>('POST', '/v1/permits/cases', { token: bench.person, body: { matter: items[0]!.code } })).id;
}

async function rounds(bench: Bench, ids: readonly string[]): Promise<number[]> {
  function* addresses(): Generator<string> {
    for (let n = 0; ; n++) yield `/v1/permits/cases/${ids[n % ids.length]!}`;
  }
  const asked = addresses();
  // To copy millions takes longer than a token lasts.
  const headers = bearer(await signedIn(bench));
  await percentile({ ...bench, seconds: warmUp }, asked, headers, readers);
  const values: number[] = [];
  for (let i = 0; i < bench.rounds; i++) values.push(await percentile(bench, asked, headers, readers));
  return values;
}
