import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import path from 'node:path';
import pg from 'pg';
import { permits, type MatterSearchResult } from '@counterless/contracts';
import { root } from '../platform/platform.ts';
import { regions } from '../samples/regions.ts';
import { REGION } from '../samples/types.ts';
import { median, warmUp } from './load.ts';
import type { Bench, Measured, Round } from './types.ts';

const many = 500_000;
const connections = 4;
const { path: address } = permits.searchMatters.http!;

/** What people ask: the queries that the search is held to. */
const queries = (JSON.parse(readFileSync(path.join(root, 'apps/permits/src/search/golden.json'), 'utf8')) as { q: string }[]).map(g => g.q);

/** Each time another address, so that no answer comes out of the gateway's cache. */
function* addresses(): Generator<string> {
  const filters = ['', '&kind=promised', '&audience=person', '&theme=start-business', `&region=${REGION}`];
  for (let n = 0; ; n++) yield `${address}?q=${encodeURIComponent(`${queries[n % queries.length]!}${' '.repeat(n % 7)}`)}&limit=${10 + (n % 31)}${filters[n % filters.length]}`;
}

/** The 99th percentile of a read in milliseconds, through the gateway, with a few people reading without a pause. */
export async function percentile(bench: Pick<Bench, 'platform' | 'seconds'>, asked: Generator<string>, headers: Record<string, string> = {}, readers = connections): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers });
  const times: number[] = [];
  const end = performance.now() + bench.seconds * 1000;
  const ask = (url: URL) =>
    new Promise<void>((resolve, reject) => {
      get(url, { agent, headers }, response => {
        response.resume();
        response.once('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`${url.href} answered ${response.statusCode}`))));
      }).once('error', reject);
    });
  await Promise.all(Array.from({ length: readers }, async () => {
    while (performance.now() < end) {
      const started = performance.now();
      await ask(new URL(asked.next().value as string, bench.platform.url));
      times.push(performance.now() - started);
    }
  }));
  agent.destroy();
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)]!;
}

async function rounds(bench: Bench, asked: Generator<string>): Promise<number[]> {
  await percentile({ ...bench, seconds: warmUp }, asked);
  const values: number[] = [];
  for (let i = 0; i < bench.rounds; i++) values.push(await percentile(bench, asked));
  return values;
}

/** The same matters in a hundred other counties, each with departments of its own and its name in every title: no two titles are alike. */
async function multiply(bench: Bench): Promise<void> {
  const url = new URL(bench.adminUrl);
  url.pathname = '/permits';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM matter_version');
    const places = regions().filter(r => !r.code.endsWith('00') && r.code !== REGION).slice(0, Math.ceil(many / rows[0]!.n) - 1);
    await client.query('CREATE TEMPORARY TABLE place AS SELECT * FROM unnest($1::text[], $2::text[]) AS p(code, name)', [places.map(p => p.code), places.map(p => p.name)]);
    await client.query(`INSERT INTO department (code, name_zh, name_en, region, digest) SELECT d.code || p.code, d.name_zh, d.name_en, p.code, d.digest FROM department d CROSS JOIN place p`);
    await client.query('UPDATE catalogue SET version = version + 1');
    await client.query(`INSERT INTO matter_version (code, version, valid_from, valid_until, department, region, audience, kind, legal_period, promised_period, themes, title_zh, title_en, entry, digest, changed_in)
      SELECT left(m.code, 12) || p.code || substr(m.code, 19), 1, m.valid_from, m.valid_until, m.department || p.code, p.code, m.audience, m.kind, m.legal_period, m.promised_period, m.themes,
        m.title_zh || '（' || p.name || '）', m.title_en || ' (' || p.code || ')', '{}', m.digest, c.version
      FROM matter_version m CROSS JOIN place p CROSS JOIN catalogue c`);
    await client.query('COMMIT');
    await client.query('ANALYZE matter_version');
  } finally {
    await client.end();
  }
}

export async function perf6(bench: Bench): Promise<Measured> {
  const asked = addresses();
  const few = await rounds(bench, asked);
  await multiply(bench);
  const started = performance.now();
  for (let total = 0; total < many; ) {
    ({ total } = await bench.rest.ok<MatterSearchResult>('GET', `${address}?limit=${1 + Math.floor(Math.random() * 200)}`, { timeoutMs: 120_000 }));
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const values = await rounds(bench, asked);
  const measured = values.map((value, i): Round => ({ value, baseline: few[i]! }));
  return {
    unit: 'ms, 99th percentile', against: 'the same queries over 4,839 matters', rounds: measured,
    note: `${queries.length} queries with filters, ${connections} at a time, none from the gateway's cache; ${many} distinct titles, found ${seconds} s after they were put into the table; medians ${median(few).toFixed(1)} and ${median(values).toFixed(1)} ms`,
  };
}
