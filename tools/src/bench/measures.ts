import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type autocannon from 'autocannon';
import { jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import type { MatterList, PassView, TestPerson, TestToken } from '@counterless/contracts';
import { homeRegion, tokenOf } from '../platform/accounts.ts';
import type { Platform } from '../platform/platform.ts';
import { Rest } from '../stories/rest.ts';
import { median, requestsPerSecond, startBaseline } from './load.ts';
import { captureTransaction, findPgbench, pgbenchScript, pgbenchTps, randomDigits } from './transaction.ts';

export interface Round {
  readonly value: number;
  readonly baseline: number;
}

export interface Measured {
  readonly unit: string;
  /** What the baseline is. */
  readonly against: string;
  readonly rounds: Round[];
  readonly note?: string;
}

export interface Bench {
  readonly platform: Platform;
  readonly rest: Rest;
  readonly databaseUrl: string;
  readonly adminUrl: string;
  readonly person: string;
  readonly passes: string[];
  readonly rounds: number;
  readonly seconds: number;
  readonly scratch: string;
}

let plates = 0;
const plateLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
/** A plate that this run has not used: letters and digits of five places, counted. */
export function nextPlate(): string {
  let n = plates++;
  let text = '';
  for (let i = 0; i < 5; i++) {
    text = plateLetters[n % 34]! + text;
    n = Math.floor(n / 34);
  }
  return `浙${'ABCDEFGHJKL'[Math.floor(n % 11)]}${text}`;
}

export function passRequest(cargo: string): object {
  const now = Date.now();
  return {
    plate: nextPlate(), driver: { name: '王师傅', mobile: `1${'99'}00000000` }, cargo: { kind: cargo, description: '新鲜蔬菜', tonnes: 12 }, origin: '330100', destination: homeRegion,
    route: ['杭金衢高速', '义乌东收费站'], validFrom: new Date(now - 60_000).toISOString(), validUntil: new Date(now + 12 * 3_600_000).toISOString(),
  };
}

/** A person of the sandbox and passes of theirs. */
export async function prepare(rest: Rest, count: number): Promise<{ person: string; passes: string[] }> {
  const partner = await tokenOf(rest, 'partner', 'sandbox');
  const made = await rest.ok<TestPerson>('POST', '/v1/sandbox/people', { token: partner, body: {} });
  const { accessToken: person } = await rest.ok<TestToken>('POST', '/v1/sandbox/tokens', { token: partner, body: { kind: 'person', id: made.id } });
  const passes: string[] = [];
  for (let i = 0; i < count; i += 20) {
    const batch = await Promise.all(Array.from({ length: 20 }, () => rest.ok<PassView>('POST', '/v1/permits/passes', { token: person, body: passRequest('food') })));
    passes.push(...batch.map(p => p.id));
  }
  return { person, passes };
}

const bearer = (bench: Bench) => ({ authorization: `Bearer ${bench.person}` });
const script = (name: string) => path.join(import.meta.dirname, 'baselines', `${name}.js`);

async function readAgainst(bench: Bench, baselineName: string, against: string): Promise<Measured> {
  const baseline = await startBaseline(script(baselineName), bench.databaseUrl);
  const whole = { url: bench.platform.url, seconds: bench.seconds, headers: bearer(bench), requests: bench.passes.map(id => ({ method: 'GET' as const, path: `/v1/permits/passes/${id}` })) };
  const bare = { url: baseline.url, seconds: bench.seconds, requests: bench.passes.map(id => ({ method: 'GET' as const, path: `/pass/${id}` })) };
  try {
    await requestsPerSecond({ ...whole, seconds: 2 });
    await requestsPerSecond({ ...bare, seconds: 2 });
    const rounds: Round[] = [];
    for (let i = 0; i < bench.rounds; i++) rounds.push({ value: await requestsPerSecond(whole), baseline: await requestsPerSecond(bare) });
    return { unit: 'requests/s', against, rounds };
  } finally {
    baseline.stop();
  }
}

export const perf1 = (bench: Bench) => readAgainst(bench, 'nest', 'one Nest + Fastify + TypeORM process, the same select, no authentication');
export const perf2 = (bench: Bench) => readAgainst(bench, 'bare', 'one Fastify + pg process, the same select prepared, no authentication');

export async function perf4(bench: Bench): Promise<Measured> {
  const baseline = await startBaseline(script('bare'), bench.databaseUrl);
  try {
    const { items } = await bench.rest.ok<MatterList>('GET', '/v1/permits/matters?limit=50');
    const whole = { url: bench.platform.url, seconds: bench.seconds, requests: items.map(m => ({ method: 'GET' as const, path: `/v1/permits/matters/${m.code}` })) };
    const bare = { url: baseline.url, seconds: bench.seconds, requests: bench.passes.map(id => ({ method: 'GET' as const, path: `/pass/${id}` })) };
    await requestsPerSecond({ ...whole, seconds: 2 });
    await requestsPerSecond({ ...bare, seconds: 2 });
    const rounds: Round[] = [];
    for (let i = 0; i < bench.rounds; i++) rounds.push({ value: await requestsPerSecond(whole), baseline: await requestsPerSecond(bare) });
    return { unit: 'requests/s', against: 'one Fastify + pg process, a select of one row prepared', rounds };
  } finally {
    baseline.stop();
  }
}

/** A request that submits another pass each time it is sent. */
export function submission(): autocannon.Request {
  return {
    method: 'POST', path: '/v1/permits/passes',
    setupRequest: request => ({
      ...request,
      headers: { ...request.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(passRequest('food')),
    }),
  } as autocannon.Request;
}

export async function perf3(bench: Bench): Promise<Measured> {
  const pgbench = findPgbench();
  if (!pgbench) return { unit: 'submissions/s', against: 'pgbench', rounds: [], note: 'pgbench is not on this machine: install postgresql-contrib' };
  const key = randomUUID();
  let pass: PassView | undefined;
  const statements = await captureTransaction(bench.adminUrl, path.join(bench.platform.stack.logDir, 'postgres.log'), 'pass.insert', async () => {
    pass = await bench.rest.ok<PassView>('POST', '/v1/permits/passes', { token: bench.person, body: passRequest('food'), key });
  });
  const text = pgbenchScript(statements, pass!.id, [
    { text: key, sql: `'key-' || ${randomDigits(12)}` },
    { text: pass!.plate, sql: `'浙' || ${randomDigits(12)}` },
    { text: pass!.number!, sql: `'9' || ${randomDigits(11)}` },
  ]);
  const file = path.join(bench.scratch, 'submit.sql');
  const load = { url: bench.platform.url, seconds: bench.seconds, headers: bearer(bench), requests: [submission()] };
  await requestsPerSecond({ ...load, seconds: 2 });
  pgbenchTps(pgbench, bench.databaseUrl, file, text, 2);
  const rounds: Round[] = [];
  for (let i = 0; i < bench.rounds; i++) {
    const value = await requestsPerSecond(load);
    // What the facts of these submissions give rise to elsewhere must not run into the baseline.
    await settled(bench);
    rounds.push({ value, baseline: pgbenchTps(pgbench, bench.databaseUrl, file, text, bench.seconds) });
    await dropBaselineFacts(bench);
  }
  return { unit: 'submissions/s', against: `pgbench of the same ${statements.length} statements, 32 clients`, rounds };
}

/** Waits until every fact is published and every message sent. */
async function settled(bench: Bench): Promise<void> {
  const waiting: [string, string][] = [
    ['permits', 'SELECT count(*)::int AS n FROM outbox WHERE published_at IS NULL'],
    ['documents', 'SELECT count(*)::int AS n FROM outbox WHERE published_at IS NULL'],
    ['delivery', "SELECT count(*)::int AS n FROM message WHERE status = 'queued'"],
  ];
  for (let quiet = 0; quiet < 3; ) {
    const counts = await Promise.all(waiting.map(async ([database, text]) => (await query<{ n: number }>(bench, database, text))[0]!.n));
    quiet = counts.every(n => n === 0) ? quiet + 1 : 0;
    await new Promise(resolve => setTimeout(resolve, 300));
  }
}

/** The baseline's rows are no submissions: its facts must not be told. */
async function dropBaselineFacts(bench: Bench): Promise<void> {
  await query(bench, 'permits', "DELETE FROM outbox WHERE id::text LIKE '%-0000-7000-8000-%'");
}

async function query<Row extends pg.QueryResultRow>(bench: Bench, database: string, text: string): Promise<Row[]> {
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

/** Milliseconds from the commit of a submission to the commit of delivery's reaction, by PostgreSQL's own commit times. */
export async function perf5(bench: Bench, observer: string): Promise<Measured> {
  const rounds: Round[] = [];
  for (let i = 0; i < bench.rounds; i++) {
    const since = new Date().toISOString();
    await requestsPerSecond({ url: bench.platform.url, seconds: bench.seconds, headers: bearer(bench), requests: [submission()] });
    await settled(bench);
    const told = await query<{ id: string; at: number }>(bench, 'permits', `SELECT o.id, extract(epoch FROM pg_xact_commit_timestamp(i.xmin)) * 1000 AS at
      FROM outbox o JOIN idempotency i ON i.location = '/v1/permits/passes/' || o.entity WHERE o.created_at >= '${since}' AND o.subject = 'permits.pass.granted.v1'`);
    const heard = new Map((await query<{ fact_id: string; at: number }>(bench, 'delivery', `SELECT fact_id, extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000 AS at FROM inbox WHERE handled_at >= '${since}'`)).map(r => [r.fact_id, Number(r.at)]));
    const gaps = told.flatMap(t => (heard.has(t.id) ? [heard.get(t.id)! - Number(t.at)] : []));
    if (gaps.length < told.length) throw new Error(`${told.length - gaps.length} of ${told.length} facts did not reach delivery`);
    rounds.push({ value: median(gaps), baseline: await jetStreamRound(bench.platform.stack.nats.url, observer) });
  }
  return { unit: 'ms, median', against: 'one JetStream publish and its consumption', rounds, note: 'lower is better; the ratio is value ÷ baseline' };
}

async function jetStreamRound(url: string, observer: string): Promise<number> {
  const connection = await connect({ servers: url, user: 'observer', pass: observer });
  try {
    const manager = await jetstreamManager(connection);
    await manager.streams.add({ name: 'BENCH', subjects: ['bench.>'], storage: StorageType.File }).catch(() => undefined);
    const consumer = await jetstream(connection).consumers.get('BENCH', { filter_subjects: ['bench.fact'] });
    const messages = await consumer.consume();
    const times: number[] = [];
    const iterator = messages[Symbol.asyncIterator]();
    for (let i = 0; i < 200; i++) {
      const started = performance.now();
      const next = iterator.next();
      await jetstream(connection).publish('bench.fact', 'x'.repeat(600));
      await next;
      times.push(performance.now() - started);
    }
    messages.stop();
    await manager.streams.delete('BENCH');
    return median(times);
  } finally {
    await connection.close();
  }
}

/** Resident megabytes of the platform's processes after `idleSeconds` without a request. */
export async function perf10(bench: Bench, idleSeconds: number): Promise<Measured> {
  await new Promise(resolve => setTimeout(resolve, idleSeconds * 1000));
  const parts = bench.platform.services.names.map(name => {
    const status = readFileSync(`/proc/${bench.platform.services.pid(name)}/status`, 'utf8');
    return { name, megabytes: Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024 };
  });
  const total = parts.reduce((sum, p) => sum + p.megabytes, 0);
  return { unit: 'MB resident', against: 'the floor of 1,200 MB', rounds: [{ value: total, baseline: 1200 }], note: parts.map(p => `${p.name} ${p.megabytes.toFixed(0)}`).join(', ') };
}
