import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type autocannon from 'autocannon';
import type { MatterList, PassView, TestPerson, TestToken } from '@counterless/contracts';
import { homeRegion, tokenOf } from '../platform/accounts.ts';
import type { Rest } from '../stories/rest.ts';
import type { Bench, Measured, Round } from './types.ts';
import { settled, withoutAftermath } from './aftermath.ts';
import { requestsPerSecond, startBaseline, warm, warmUp } from './load.ts';
import { captureTransaction, findPgbench, pgbenchScript, pgbenchTps, randomDigits } from './transaction.ts';

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
export async function prepare(rest: Rest, count: number): Promise<Pick<Bench, 'personId' | 'person' | 'passes'>> {
  const partner = await tokenOf(rest, 'partner', 'sandbox');
  const { id: personId } = await rest.ok<TestPerson>('POST', '/v1/sandbox/people', { token: partner, body: {} });
  const { person } = await signedIn({ rest, personId });
  const passes: string[] = [];
  for (let i = 0; i < count; i += 20) {
    const batch = await Promise.all(Array.from({ length: 20 }, () => rest.ok<PassView>('POST', '/v1/permits/passes', { token: person, body: passRequest('food') })));
    passes.push(...batch.map(p => p.id));
  }
  return { personId, person, passes };
}

/** With a new token. */
export async function signedIn<B extends Pick<Bench, 'rest' | 'personId'>>(bench: B): Promise<B & { person: string }> {
  const partner = await tokenOf(bench.rest, 'partner', 'sandbox');
  const { accessToken: person } = await bench.rest.ok<TestToken>('POST', '/v1/sandbox/tokens', { token: partner, body: { kind: 'person', id: bench.personId } });
  return { ...bench, person };
}

export const bearer = (bench: Bench) => ({ authorization: `Bearer ${bench.person}` });
const script = (name: string) => path.join(import.meta.dirname, 'baselines', `${name}.js`);

async function readAgainst(bench: Bench, baselineName: string, against: string): Promise<Measured> {
  const baseline = await startBaseline(script(baselineName), bench.databaseUrl);
  const whole = { url: bench.platform.url, seconds: bench.seconds, headers: bearer(bench), requests: bench.passes.map(id => ({ method: 'GET' as const, path: `/v1/permits/passes/${id}` })) };
  const bare = { url: baseline.url, seconds: bench.seconds, requests: bench.passes.map(id => ({ method: 'GET' as const, path: `/pass/${id}` })) };
  try {
    await warm(whole);
    await warm(bare);
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
    await warm(whole);
    await warm(bare);
    const rounds: Round[] = [];
    for (let i = 0; i < bench.rounds; i++) rounds.push({ value: await requestsPerSecond(whole), baseline: await requestsPerSecond(bare) });
    return { unit: 'requests/s', against: 'one Fastify + pg process, a select of one row prepared', rounds };
  } finally {
    baseline.stop();
  }
}

/** A request that submits another pass each time it is sent: an application that goes to the officers, the common case. */
export function submission(): autocannon.Request {
  return {
    method: 'POST', path: '/v1/permits/passes',
    setupRequest: request => ({
      ...request,
      headers: { ...request.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(passRequest('industrial')),
    }),
  } as autocannon.Request;
}

export async function perf3(bench: Bench): Promise<Measured> {
  const pgbench = findPgbench();
  if (!pgbench) return { unit: 'submissions/s', against: 'pgbench', rounds: [], note: 'pgbench is not on this machine: install postgresql-contrib' };
  const key = randomUUID();
  let pass: PassView | undefined;
  const statements = await captureTransaction(bench.adminUrl, path.join(bench.platform.stack.logDir, 'postgres.log'), 'pass.insert', async () => {
    pass = await bench.rest.ok<PassView>('POST', '/v1/permits/passes', { token: bench.person, body: passRequest('industrial'), key });
  });
  const text = pgbenchScript(statements, pass!.id, [
    { text: key, sql: `'key-' || ${randomDigits(12)}` },
    { text: pass!.plate, sql: `'浙' || ${randomDigits(12)}` },
  ]);
  const file = path.join(bench.scratch, 'submit.sql');
  const load = { url: bench.platform.url, seconds: bench.seconds, headers: bearer(bench), requests: [submission()] };
  await warm(load);
  await settled(bench);
  const baseline = (seconds: number) => withoutAftermath(bench, () => pgbenchTps(pgbench, bench.databaseUrl, file, text, seconds));
  await baseline(warmUp);
  const rounds: Round[] = [];
  for (let i = 0; i < bench.rounds; i++) {
    const value = await requestsPerSecond(load);
    // What the facts of these submissions give rise to elsewhere must not run into the baseline.
    await settled(bench);
    rounds.push({ value, baseline: await baseline(bench.seconds) });
  }
  return { unit: 'submissions/s', against: `pgbench of the same ${statements.length} statements, 32 clients`, rounds };
}
