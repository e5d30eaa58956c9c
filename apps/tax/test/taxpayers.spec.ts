import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tax } from '@counterless/contracts';
import { enterprise, eventually } from '@counterless/testing';
import { mobile, TaxWorld } from './tax-world.ts';

let here: TaxWorld;
const ask: TaxWorld['world']['ask'] = (...args) => here.world.ask(...args);
const rows = (text: string, values: unknown[] = []) => here.world.sql('tax', text, values);

beforeAll(async () => {
  here = await TaxWorld.start();
});
afterAll(() => here?.world.stop());

describe('a taxpayer', () => {
  it('is registered once, by what identity knows, with grade M', async () => {
    const as = enterprise();
    const made = await ask(tax.registerTaxpayer, { region: '330782' }, { as });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ id: as.id, name: '义乌市佳美饰品有限公司', grade: 'M', region: '330782', version: 1 });
    expect(made.headers['location']).toBe(`/v1/tax/taxpayers/${as.id}`);
    expect(await ask(tax.registerTaxpayer, { region: '330782' }, { as })).toMatchObject({
      status: 409,
      problem: { code: 'taxpayer.registered-already' },
    });
  });

  it('has a history of grades; each holds from its day on and is never changed', async () => {
    const as = await here.taxpayer();
    expect((await here.assess(as, 55, '2019-04-01')).grade).toBe('C');
    const assessed = await here.assess(as, 92, '2020-04-01');
    expect(assessed).toMatchObject({ grade: 'C', version: 3 });
    expect(assessed.grades.map(g => [g.grade, g.startsOn])).toEqual([
      ['A', '2020-04-01'],
      ['M', '2020-01-06'],
      ['C', '2019-04-01'],
    ]);
    const again = { taxpayerId: as.id, ground: 'direct', startsOn: '2020-04-01', reason: '虚开发票' } as const;
    expect(await ask(tax.assessTaxpayer, again, { as: here.yiwu })).toMatchObject({
      status: 409,
      problem: { code: 'taxpayer.grade-taken' },
    });
    expect(await ask(tax.assessTaxpayer, { ...again, startsOn: '2020-04-02', score: 3 }, { as: here.yiwu })).toMatchObject({
      status: 400,
      problem: { code: 'taxpayer.assessment-faulty', errors: [{ path: '$.score', code: 'not-counted' }] },
    });
    expect(await ask(tax.assessTaxpayer, { ...again, startsOn: '2020-04-02' }, { as: here.yiwu, ifMatch: 1 })).toMatchObject({
      status: 412,
    });
    expect(await ask(tax.assessTaxpayer, { ...again, startsOn: '2020-04-02' }, { as: here.hangzhou })).toMatchObject({
      status: 403,
      problem: { code: 'officer.other-region' },
    });
  });

  it('is there for itself and the officers of its region only', async () => {
    const as = await here.taxpayer();
    const read = (who: typeof as) => ask(tax.readTaxpayer, { taxpayerId: as.id }, { as: who });
    expect((await read(as)).status).toBe(200);
    expect((await read(here.yiwu)).status).toBe(200);
    for (const who of [enterprise(), here.hangzhou])
      expect(await read(who)).toMatchObject({ status: 404, problem: { code: 'taxpayer.not-found' } });
  });

  it('cannot act through an agent whose mandate ended this morning', async () => {
    const as = await here.taxpayer();
    here.ended.add(as.act!.id);
    const entitlement = { type: 'vat-ordinary', monthlyQuantity: 50, highestAmount: '10000.00' } as const;
    const answers = [
      await ask(tax.requestEntitlement, entitlement, { as }),
      await ask(tax.addAddress, { region: '330782', line: '稠城街道 1 号', recipient: '陈会计', mobile }, { as }),
      await ask(tax.registerTaxpayer, { region: '330782' }, { as: { ...enterprise(), act: as.act! } }),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ status: 403, problem: { code: 'taxpayer.mandate-ended' } });
  });

  it('keeps addresses that only it and the courier read', async () => {
    const as = await here.taxpayer();
    const added = await ask(
      tax.addAddress,
      { region: '330782', line: '稠城街道丹溪北路 9 号', recipient: '陈会计', mobile },
      { as },
    );
    expect(added.body).toMatchObject({ region: '330782', line: '稠城***', recipient: '陈**', mobile: `199****0000` });
    const stored = JSON.stringify(
      await rows('SELECT *, encode(sealed, $2) AS sealed FROM delivery_address WHERE id = $1', [added.body.id, 'escape']),
    );
    for (const clear of ['丹溪', '会计', mobile]) expect(stored).not.toContain(clear);
    expect((await ask(tax.listAddresses, {}, { as: enterprise() })).body.items).toEqual([]);
    expect(await ask(tax.removeAddress, { addressId: added.body.id }, { as: enterprise() })).toMatchObject({ status: 404 });
    expect((await ask(tax.removeAddress, { addressId: added.body.id }, { as })).status).toBe(200);
    expect((await ask(tax.listAddresses, {}, { as })).body.items).toEqual([]);
  });
});

describe('an entitlement', () => {
  const wanted = { type: 'vat-ordinary', monthlyQuantity: 50, highestAmount: '10000.00' } as const;

  it('is confirmed by an officer, as asked or lower, and takes the place of the one before', async () => {
    const as = await here.taxpayer();
    const asked = await ask(tax.requestEntitlement, wanted, { as });
    expect(asked.body).toMatchObject({
      status: 'requested',
      due: '2020-01-13',
      why: { rule: 'tax.invoice-entitlement', duration: 5 },
    });
    expect(await ask(tax.requestEntitlement, wanted, { as })).toMatchObject({
      status: 409,
      problem: { code: 'entitlement.open-already' },
    });
    const queue = await ask(tax.listEntitlementQueue, { limit: 200 }, { as: here.yiwu });
    expect(queue.body.items.map(e => e.id)).toContain(asked.body.id);
    expect((await ask(tax.listEntitlementQueue, {}, { as: here.hangzhou })).body.items).toEqual([]);
    const decision = { entitlementId: asked.body.id, monthlyQuantity: 25, highestAmount: '10000.00', reason: '首次核定' };
    expect(await ask(tax.confirmEntitlement, decision, { as: here.hangzhou })).toMatchObject({ status: 403 });
    expect((await ask(tax.confirmEntitlement, decision, { as: here.yiwu, ifMatch: 1 })).body).toMatchObject({
      status: 'confirmed',
      monthlyQuantity: 25,
      version: 2,
    });
    expect(await ask(tax.confirmEntitlement, decision, { as: here.yiwu })).toMatchObject({
      status: 409,
      problem: { code: 'entitlement.decided' },
    });

    const second = (await ask(tax.requestEntitlement, wanted, { as })).body;
    await ask(tax.confirmEntitlement, { ...decision, entitlementId: second.id, monthlyQuantity: 50 }, { as: here.yiwu });
    const refused = (await ask(tax.requestEntitlement, { ...wanted, monthlyQuantity: 9999 }, { as })).body;
    await ask(tax.refuseEntitlement, { entitlementId: refused.id, reason: '超出经营规模' }, { as: here.yiwu });
    const all = await ask(tax.listEntitlements, {}, { as });
    expect(all.body.items.map(e => [e.status, e.monthlyQuantity])).toEqual([
      ['refused', 9999],
      ['confirmed', 50],
      ['replaced', 25],
    ]);
  });

  it.each(['0.00', '-5.00'])('of a highest amount of %s is refused', async highestAmount => {
    const as = await here.taxpayer();
    expect(await ask(tax.requestEntitlement, { ...wanted, highestAmount }, { as })).toMatchObject({
      status: 400,
      problem: { errors: [{ path: '$.highestAmount' }] },
    });
  });

  it('that waits longer than five working days is marked; make-up days and holidays count as the calendar says', async () => {
    here.at('2020-01-22T02:00:00Z'); // The day before the Spring Festival of 2020, which was lengthened to 2 February.
    const as = await here.taxpayer();
    const { id, due } = (await ask(tax.requestEntitlement, wanted, { as })).body;
    expect(due).toBe('2020-02-06');
    here.at('2020-02-06T15:59:00Z');
    here.at('2020-02-06T16:00:00Z');
    const marked = await eventually('the mark', async () =>
      (await ask(tax.listEntitlements, {}, { as })).body.items.find(e => e.id === id && e.overdueAt),
    );
    expect(marked).toMatchObject({ status: 'requested', overdueAt: '2020-02-06T16:00:00.000Z' });
  });
});
