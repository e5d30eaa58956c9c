import { randomInt, randomUUID } from 'node:crypto';
import path from 'node:path';
import type autocannon from 'autocannon';
import type { AddressView, EntitlementView, RequisitionView, TestEnterprise, TestOfficer, TestToken } from '@counterless/contracts';
import { homeRegion, tokenOf } from '../platform/accounts.ts';
import { februaryPolicy } from '../samples/invoice-policies.ts';
import { query, settled } from './aftermath.ts';
import { requestsPerSecond } from './load.ts';
import { captureTransaction, findPgbench, pgbenchScript, pgbenchTps, randomDigits, type Statement } from './transaction.ts';
import type { Bench, Measured, Round } from './types.ts';

const quantity = 5;
/** Where the stock begins: a number that stands nowhere else in the statements. */
const first = 54_321_000;
const uuid = (prefix: string, n: string) => `'${prefix}-0000-7000-8000-' || lpad(${n}, 12, '0')`;

interface Office {
  readonly officer: string;
  readonly waiting: () => Promise<RequisitionView>;
  readonly code: string;
}

/** A taxpayer with a requisition that waits, an officer, and stock enough. */
async function office({ rest }: Bench): Promise<Office> {
  const [partner, operator] = await Promise.all([tokenOf(rest, 'partner', 'sandbox'), tokenOf(rest, 'operator', 'tax:policy tax:stock')]);
  const mint = async (kind: string, id: string) => (await rest.ok<TestToken>('POST', '/v1/sandbox/tokens', { token: partner, body: { kind, id } })).accessToken;
  const made = await rest.ok<TestOfficer>('POST', '/v1/sandbox/officers', { token: partner, body: { region: homeRegion, department: 'SW', roles: ['head'] } });
  const officer = await mint('officer', made.id);
  const enterprise = await rest.ok<TestEnterprise>('POST', '/v1/sandbox/enterprises', { token: partner, body: {} });
  const token = await mint('enterprise', enterprise.id);
  // In force at once for whoever asks a second from now.
  await rest.ok('POST', '/v1/tax/invoice-policies', { token: operator, body: { ...februaryPolicy, startsAt: new Date(Date.now() + 200).toISOString() } });
  await rest.ok('POST', '/v1/tax/taxpayers', { token, body: { region: homeRegion } });
  const entitled = { monthlyQuantity: 100_000, highestAmount: '10000.00' };
  const asked = await rest.ok<EntitlementView>('POST', '/v1/tax/entitlements', { token, body: { type: 'vat-ordinary', ...entitled } });
  await rest.ok('POST', `/v1/tax/entitlements/${asked.id}/confirm`, { token: officer, body: { ...entitled, reason: '核定' } });
  const where = { region: homeRegion, line: '丹溪北路 9 号', recipient: '陈会计', mobile: `1${'99'}00000000` };
  const { id: addressId } = await rest.ok<AddressView>('POST', '/v1/tax/addresses', { token, body: where });
  const code = `33${String(randomInt(1e8)).padStart(8, '0')}`;
  await rest.ok('POST', '/v1/tax/stock', { token: operator, body: { region: homeRegion, ranges: [{ code, type: 'vat-ordinary', first, last: 99_999_999 }] } });
  await new Promise(resolve => setTimeout(resolve, 1500));
  const waiting = () => rest.ok<RequisitionView>('POST', '/v1/tax/requisitions', { token, body: { lines: [{ type: 'vat-ordinary', quantity }], addressId } });
  return { officer, waiting, code };
}

/** As many waiting requisitions as `ids` names, copied from one: to ask for each by REST would take longer than the measure. */
async function plant(bench: Bench, model: string, ids: string, from: string): Promise<void> {
  const columns = (await query<{ name: string }>(bench, 'tax', "SELECT attname AS name FROM pg_attribute WHERE attrelid = 'requisition'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'id'")).map(c => c.name);
  await query(bench, 'tax', `INSERT INTO requisition (id, ${columns.join(', ')}) SELECT (${ids})::uuid, ${columns.map(c => `r.${c}`).join(', ')} FROM requisition r, ${from} WHERE r.id = '${model}'`);
}

/** What was issued in a round gives rise to nothing that would run into the next one. */
async function clear(bench: Bench, prefix: string): Promise<void> {
  // Requests that the load had begun when its time was over.
  await new Promise(resolve => setTimeout(resolve, 2000));
  const mine = `SELECT id FROM requisition WHERE id::text LIKE '${prefix}-0000-7000-8000-%'`;
  const drop = `DELETE FROM outbox WHERE published_at IS NULL; DELETE FROM parcel WHERE requisition IN (${mine}); DELETE FROM stock_range WHERE requisition IN (${mine});
    DELETE FROM requisition WHERE id IN (${mine})`;
  // What follows the issues is still at work on the same rows, and may win.
  for (let attempt = 0; ; attempt++) {
    const lost = await query(bench, 'tax', drop).then(() => false, (error: { code?: string }) => (error.code === '40P01' && attempt < 10 ? true : Promise.reject(error)));
    if (!lost) break;
  }
  await query(bench, 'tax', 'VACUUM ANALYZE stock_range');
  await query(bench, 'tax', 'VACUUM ANALYZE requisition');
  await settled(bench);
}

/** The captured transaction as a pgbench script: each run issues another requisition, from where the stock stands. */
function script(statements: readonly Statement[], requisition: string, bench: { readonly key: string; readonly range: string }): string {
  const lines = statements.map(({ text, values }) => ({
    values,
    text: text
      .replaceAll(/int8range\(\$(\d+), \$(\d+)\)/g, 'int8range($$$1::int8, $$$2::int8)')
      // pgbench would take these for variables.
      .replaceAll('HH24:MI:SS', "HH24' || chr(58) || 'MI' || chr(58) || 'SS")
      .replace(/("serials" = \$\d+)/, '$1::jsonb')
      .replace(/(INSERT INTO parcel[\s\S]*), \$3, /, '$1, $3::jsonb, ')
      .replace(/AND version = \$\d+$/, 'AND version > 0'),
  }));
  const made = lines.find(l => l.text.includes('INSERT INTO stock_range'))!.values[0]!;
  const parcel = lines.find(l => l.text.includes('INSERT INTO parcel'))!.values[0]!;
  const own = (prefix: string) => `(${uuid(prefix, '(:bench_random)::text')})::uuid`;
  const body = pgbenchScript(lines, made, [
    { text: parcel, sql: own('0000aaaa') },
    { text: requisition, sql: `(${uuid('0000bbbb', '(:bench_n)::text')})::uuid` },
    { text: bench.range, sql: '(:held_id)::uuid' },
    { text: bench.key, sql: `'key-' || ${randomDigits(12)}` },
    { text: String(first), sql: '(:held_first)::text' },
    { text: String(first + quantity - 1), sql: `((:held_first)::int8 + ${quantity - 1})::text` },
    { text: String(first + quantity), sql: `((:held_first)::int8 + ${quantity})::text` },
  ]);
  // What is held now, by name: the statements behind it go on from there.
  const held = body.split('\n').map(line => (line.includes('AS first') && line.includes('LIMIT') ? `${line.replace(/;$/, '')} \\gset held_` : line));
  return `\\set k :k + 1\n\\set bench_n :client_id * 100000 + :k\n${held.join('\n')}`;
}

/** Requisitions issued a second: the stock's numbers, the parcel, the facts, the audit entries and the answer, durable, at 1 and at 64 issuers. */
export async function tax1(bench: Bench): Promise<Record<string, Measured>> {
  const none = (against: string): Measured => ({ unit: 'issued/s', against, rounds: [], note: 'pgbench is not on this machine: install postgresql-contrib' });
  const pgbench = findPgbench();
  const names = { 1: 'tax-1 at 1', 64: 'tax-1 at 64' } as const;
  if (!pgbench) return Object.fromEntries(Object.values(names).map(name => [name, none('pgbench')]));
  const { officer, waiting, code } = await office(bench);
  const [captured, model] = [await waiting(), await waiting()];
  const [range] = await query<{ id: string }>(bench, 'tax', `SELECT id FROM stock_range WHERE code = '${code}'`);
  const key = randomUUID();
  const statements = await captureTransaction(bench.adminUrl, path.join(bench.platform.stack.logDir, 'postgres.log'), 'stock.set', () =>
    bench.rest.ok('POST', `/v1/tax/requisitions/${captured.id}/issue`, { token: officer, key }),
  );
  const text = script(statements, captured.id, { key, range: range!.id });
  const at = new URL(bench.adminUrl);
  [at.username, at.password, at.pathname] = ['tax_app', bench.platform.secrets.runtime.tax, '/tax'];
  const file = path.join(bench.scratch, 'issue.sql');
  const measured: Record<string, Measured> = {};
  for (const [issuers, name] of [[1, names[1]], [64, names[64]]] as const) {
    const rounds: Round[] = [];
    // A first round warms both up and is not counted.
    for (let i = 0; i <= bench.rounds; i++) {
      const { seconds } = bench;
      await plant(bench, model.id, uuid('0000cccc', 'n::text'), `generate_series(1, ${seconds * 3000}) AS n`);
      let n = 0;
      const issue = {
        method: 'POST', path: '/',
        setupRequest: request => ({
          ...request, path: `/v1/tax/requisitions/0000cccc-0000-7000-8000-${String(++n).padStart(12, '0')}/issue`,
          headers: { ...request.headers, 'idempotency-key': randomUUID() },
        }),
      } as autocannon.Request;
      const value = await requestsPerSecond({ url: bench.platform.url, seconds, connections: issuers, headers: { authorization: `Bearer ${officer}` }, requests: [issue] });
      await clear(bench, '0000cccc');
      await plant(bench, model.id, uuid('0000bbbb', '(c * 100000 + n)::text'), `generate_series(0, ${issuers - 1}) AS c, generate_series(1, ${Math.ceil((seconds * 6000) / issuers) + 100}) AS n`);
      const baseline = pgbenchTps(pgbench, at.href, file, text, seconds, issuers, ['-D', 'k=0']);
      await clear(bench, '0000bbbb');
      if (i > 0) rounds.push({ value, baseline });
    }
    measured[name] = { unit: 'issued/s', against: `pgbench of the same ${statements.length} statements, ${issuers} client${issuers > 1 ? 's' : ''}`, rounds };
  }
  return measured;
}
