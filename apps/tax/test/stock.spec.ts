import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tax } from '@counterless/contracts';
import { operator, person } from '@counterless/testing';
import { januaryPolicy } from '@counterless/tools/samples';
import { TaxWorld, type Drawing } from './tax-world.ts';

let here: TaxWorld;
let taxpayers: Drawing[];
const ask: TaxWorld['world']['ask'] = (...args) => here.world.ask(...args);
const rows = <R extends Record<string, unknown>>(text: string, values: unknown[] = []) => here.world.sql<R>('tax', text, values);
const [code, other] = ['3300194130', '330019413012'];
const span = (first: number, last: number, of = code) => ({ code: of, first, last, reason: '盘点' });

beforeAll(async () => {
  here = await TaxWorld.start();
  // A second replica: what must not happen twice must not happen in two processes either.
  await here.serve();
  const generous = januaryPolicy.rules.grades.map(g => ({ ...g, byPost: true, perRequisition: 100_000 }));
  await here.publish({ ...januaryPolicy, rules: { ...januaryPolicy.rules, grades: generous } });
  taxpayers = await Promise.all(Array.from({ length: 16 }, () => here.drawing(95, 100_000)));
});
afterAll(() => here?.world.stop());

/** `count` requisitions of these quantities, issued `atOnce` at a time. */
async function issueAll(quantities: readonly number[], atOnce = 64) {
  const asked = await Promise.all(quantities.map((quantity, i) => here.request(taxpayers[i % taxpayers.length]!, quantity)));
  const waiting = asked.map(r => r.body.id);
  const answers: Awaited<ReturnType<TaxWorld['issue']>>[] = [];
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) answers.push(await here.issue(id));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return answers;
}

describe('stock', () => {
  it('is imported whole or not at all; numbers that are there already are refused', async () => {
    expect((await here.import(code, 0, 999)).body.items).toMatchObject([
      { state: 'held', first: 0, last: 999, region: '330782' },
    ]);
    const ranges = (first: number, last: number) => [
      { code: other, type: 'vat-ordinary', first: 0, last: 9 } as const,
      { code, type: 'vat-ordinary', first, last } as const,
    ];
    for (const [first, last] of [
      [999, 1500],
      [0, 999],
      [10, 20],
    ] as const) {
      expect(await ask(tax.importStock, { region: '330782', ranges: ranges(first, last) }, { as: operator() })).toMatchObject({
        status: 409,
        problem: { code: 'stock.imported-already' },
      });
    }
    expect(await here.import(code, 2000, 2010, 'vat-roll')).toMatchObject({
      status: 409,
      problem: { code: 'stock.imported-already' },
    });
    expect(await here.import(code, 20, 10)).toMatchObject({ status: 400, problem: { errors: [{ path: '$.ranges[0].last' }] } });
    expect(await ask(tax.importStock, { region: '330100', ranges: ranges(3000, 3001) }, { as: here.yiwu })).toMatchObject({
      status: 403,
    });
    expect(await ask(tax.importStock, { region: '330782', ranges: [] }, { as: person() as never })).toMatchObject({
      status: 403,
    });
    expect(await rows('SELECT code FROM stock_import')).toEqual([{ code }]);
    const both = await Promise.all([here.import(code, 1000, 1999), here.import(code, 1500, 2499)]);
    expect(both.map(r => r.status).sort()).toEqual([201, 409]);
    // Many at once, of two codes in either order: each waits for those before it, and two never for each other.
    const books = ['3300194131', '3300194132'].map(code => ({ code, type: 'vat-roll', first: 0, last: 9 }) as const);
    const many = await Promise.all(
      Array.from({ length: 24 }, (_, n) => ask(tax.importStock, { region: '330782', ranges: n % 2 ? books : books.toReversed() }, { as: operator() })),
    );
    expect(many.map(r => r.status).sort()).toEqual([201, ...new Array<number>(23).fill(409)]);
    expect((await here.reconciled()).exact).toBe(true);
  });

  it('is split, returned, voided and lost by number; each number where it may not be is refused', async () => {
    const start = 5000;
    await here.import(code, start, start + 99);
    expect(
      (await ask(tax.transferSerials, { ...span(5080, 5099), region: '330781' }, { as: operator() })).body.items,
    ).toMatchObject([{ region: '330781', first: 5080, last: 5099 }]);
    expect((await ask(tax.voidSerials, span(5010, 5019), { as: here.yiwu })).body.items).toMatchObject([
      { state: 'void', first: 5010, last: 5019 },
    ]);
    expect(await ask(tax.voidSerials, span(5015, 5025), { as: here.yiwu })).toMatchObject({
      status: 409,
      problem: { code: 'stock.not-there' },
    });
    expect(await ask(tax.returnSerials, span(5030, 5031), { as: here.yiwu })).toMatchObject({
      status: 409,
      problem: { code: 'stock.not-there' },
    });
    expect(await ask(tax.voidSerials, span(5090, 5105), { as: here.yiwu })).toMatchObject({ status: 403 });
    expect(await ask(tax.loseSerials, span(5031, 5030), { as: here.yiwu })).toMatchObject({ status: 400 });
    expect(await ask(tax.loseSerials, span(7000, 7001), { as: here.yiwu })).toMatchObject({
      status: 409,
      problem: { code: 'stock.not-there' },
    });
    expect((await ask(tax.loseSerials, span(5030, 5039), { as: here.yiwu })).body.items).toMatchObject([{ state: 'lost' }]);
    const [notice] = (await ask(tax.listLossNotices, {}, {})).body.items;
    expect(notice).toMatchObject({
      code,
      first: 5030,
      last: 5039,
      zh: '遗失空白增值税普通发票 10 份，发票代码 3300194130，号码 00005030 至 00005039，自 2020-01-06 起声明作废。',
    });
    const listed = async (state: 'held' | 'void' | 'lost') =>
      (await ask(tax.listStock, { state, limit: 200 }, { as: here.yiwu })).body.items
        .filter(r => r.first >= start)
        .map(r => [r.first, r.last]);
    expect((await listed('held')).sort()).toEqual([
      [5000, 5009],
      [5020, 5029],
      [5040, 5079],
    ]);
    expect([await listed('void'), await listed('lost')]).toEqual([[[5010, 5019]], [[5030, 5039]]]);
    expect(await rows('SELECT from_state, to_state, to_region FROM stock_movement ORDER BY id')).toEqual([
      { from_state: 'held', to_state: 'held', to_region: '330781' },
      { from_state: 'held', to_state: 'void', to_region: '330782' },
      { from_state: 'held', to_state: 'lost', to_region: '330782' },
    ]);
    expect((await here.reconciled()).exact).toBe(true);
  });

  it('is issued without a gap and never twice by 64 issuers at once on two replicas', async () => {
    const before = await rows<{ n: number }>(
      "SELECT (SELECT sum(upper(serials) - lower(serials)) FROM stock_range WHERE state = 'held' AND region = '330782' AND type = 'vat-ordinary')::int AS n",
    );
    const quantities = Array.from({ length: 128 }, (_, i) => 1 + ((i * 7) % 13));
    const answers = await issueAll(quantities);
    expect(answers.filter(r => r.status !== 200).map(r => r.text)).toEqual([]);
    const numbers = answers.flatMap(r =>
      r.body.serials.flatMap(s => Array.from({ length: s.last - s.first + 1 }, (_, i) => s.first + i)),
    );
    const sum = quantities.reduce((a, b) => a + b, 0);
    expect([numbers.length, new Set(numbers).size]).toEqual([sum, sum]);
    // The lowest numbers of the first code, one behind the other.
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: sum }, (_, i) => i));
    const [after] = await rows<{ n: number }>(
      "SELECT sum(upper(serials) - lower(serials))::int AS n FROM stock_range WHERE state = 'held' AND region = '330782' AND type = 'vat-ordinary'",
    );
    expect(after!.n).toBe(before[0]!.n - sum);
    expect((await here.reconciled()).exact).toBe(true);
  });

  it('is never called short while there is enough, though range after range is used up under the issuers', async () => {
    const buyer = await here.drawing(95, 1000, ['vat-special']);
    const ranges = Array.from({ length: 160 }, (_, i) => ({
      code: '3300194150',
      type: 'vat-special' as const,
      first: i * 2,
      last: i * 2,
    }));
    expect((await ask(tax.importStock, { region: '330782', ranges }, { as: operator() })).status).toBe(201);
    const lines = { lines: [{ type: 'vat-special' as const, quantity: 10 }] };
    const ids = (await Promise.all(Array.from({ length: 16 }, () => here.request(buyer, 10, lines)))).map(r => r.body.id);
    const answers = await Promise.all(ids.map(id => here.issue(id)));
    expect(answers.filter(r => r.status !== 200).map(r => r.text)).toEqual([]);
    expect(answers.flatMap(r => r.body.serials.map(s => s.first)).sort((a, b) => a - b)).toEqual(ranges.map(r => r.first));
    expect(await here.issue((await here.request(buyer, 2, lines)).body.id)).toMatchObject({
      status: 409,
      problem: { code: 'stock.short' },
    });
  });

  it('cannot be written to twice, whoever writes: the schema refuses', async () => {
    const [taken] = await rows<{ requisition: string }>("SELECT requisition FROM stock_range WHERE state = 'issued' LIMIT 1");
    const insert = (state: string, first: number, requisition: string | null) =>
      rows(
        `INSERT INTO stock_range (id, region, code, type, serials, state, requisition, since) VALUES (gen_random_uuid(), '330782', $1, 'vat-ordinary', int8range($2::int8, $2::int8 + 1), $3, $4, now())`,
        [code, first, state, requisition],
      );
    await expect(insert('issued', 0, taken!.requisition)).rejects.toThrow(/stock_number_once/);
    await expect(insert('issued', 9_000_000, null)).rejects.toThrow(/stock_issued_to/);
    await expect(insert('held', 9_000_000, taken!.requisition)).rejects.toThrow(/stock_held_by_nobody/);
    await expect(insert('lost', 9_000_000, null)).rejects.toThrow(/stock_lost_publicly/);
    await expect(insert('held', 100_000_000, null)).rejects.toThrow(/check constraint/);
    // One that was put there behind the service's back is found by the reconciliation, and so is one that has vanished.
    await insert('held', 9_000_000, null);
    expect((await here.reconciled()).codes.find(c => c.code === code)).toMatchObject({ exact: false });
    await rows('DELETE FROM stock_range WHERE code = $1 AND serials @> 9000000::int8', [code]);
    expect((await here.reconciled()).exact).toBe(true);
  });

  it('stays a partition of what was imported through issues and moves in any order', async () => {
    const own = '3300194199';
    await here.import(own, 0, 499, 'vat-roll', '330781');
    const verb = fc.constantFrom('voidSerials', 'loseSerials', 'returnSerials', 'transferSerials' as const);
    const moves = fc.array(fc.tuple(verb, fc.nat(520), fc.nat(40)), { minLength: 4, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(moves, async all => {
        await Promise.all(
          all.map(([name, first, more]) =>
            ask(
              tax[name as 'voidSerials'],
              { ...span(first, first + more, own), ...(name === 'transferSerials' && { region: '330781' }) },
              { as: operator() as never },
            ),
          ),
        );
        const count = (await here.reconciled()).codes.find(c => c.code === own)!;
        expect(count).toMatchObject({ imported: 500, exact: true });
        expect(count.held + count.issued + count.void + count.lost).toBe(500);
      }),
      { numRuns: 8 },
    );
  });

  it('is exact after a million numbers', async () => {
    const million = '3300194177';
    await here.import(million, 0, 999_999);
    const [held] = await rows<{ n: number }>(
      "SELECT sum(upper(serials) - lower(serials))::int AS n FROM stock_range WHERE state = 'held' AND region = '330782' AND type = 'vat-ordinary'",
    );
    here.at('2020-02-06T02:00:00Z');
    // What is left of the first code and a million behind it, in 200 requisitions.
    const quantities = Array.from({ length: 199 }, () => Math.floor(held!.n / 200));
    quantities.push(held!.n - quantities.reduce((a, b) => a + b, 0));
    const answers = await issueAll(quantities);
    expect(answers.filter(r => r.status !== 200).map(r => r.text)).toEqual([]);
    await ask(tax.returnSerials, span(100_000, 199_999, million), { as: here.yiwu });
    await ask(tax.voidSerials, span(150_000, 159_999, million), { as: here.yiwu });
    await ask(tax.loseSerials, span(700_001, 700_010, million), { as: here.yiwu });
    const { exact, codes } = await here.reconciled();
    expect(exact).toBe(true);
    expect(codes.find(c => c.code === million)).toEqual({
      code: million,
      type: 'vat-ordinary',
      imported: 1_000_000,
      held: 90_000,
      issued: 899_990,
      void: 10_000,
      lost: 10,
      exact: true,
    });
  });
});
