import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tax, type RequisitionView } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { enterprise, eventually, operator } from '@counterless/testing';
import { februaryPolicy, januaryPolicy } from '@counterless/tools/samples';
import { TaxWorld } from './tax-world.ts';

let here: TaxWorld;
const ask: TaxWorld['world']['ask'] = (...args) => here.world.ask(...args);
const rows = (text: string, values: unknown[] = []) => here.world.sql('tax', text, values);
const unmet = (r: Pick<RequisitionView, 'decision'>) => r.decision.reasons.filter(f => !f.met).map(f => f.condition);

beforeAll(async () => {
  here = await TaxWorld.start();
  await here.publish(januaryPolicy);
  await here.publish(februaryPolicy);
  await here.import('3300194130', 0, 9_999);
  await here.import('3300194131', 0, 99, 'vat-special');
});
afterAll(() => here?.world.stop());

describe('a requisition', () => {
  it('of grade C is refused in January and accepted in February; each can be replayed under the other', async () => {
    here.at('2020-01-20T02:00:00Z');
    const c = await here.drawing(55);
    const refused = (await here.request(c)).body;
    expect([refused.status, unmet(refused)]).toEqual(['refused', ['grade-by-post']]);
    expect(refused).toMatchObject({ promisedAt: null, decision: { outcome: 'refuse', by: 'policy' } });
    expect(await here.issue(refused.id)).toMatchObject({
      status: 409,
      problem: { code: 'requisition.wrong-state', detail: 'it is refused' },
    });

    here.at('2020-02-11T02:00:00Z');
    const accepted = await here.request(c);
    expect(accepted.headers['location']).toBe(`/v1/tax/requisitions/${accepted.body.id}`);
    expect(accepted.body).toMatchObject({
      status: 'waiting',
      promisedAt: '2020-02-11T02:30:00.000Z',
      decision: { outcome: 'accept' },
    });

    const replay = async (id: string, at: string) =>
      (await ask(tax.replayRequisition, { requisitionId: id, at }, { as: c.as })).body;
    const under = await replay(accepted.body.id, '2020-01-20T10:00:00+08:00');
    expect(under).toMatchObject({
      outcome: 'refuse',
      same: false,
      policy: { title: januaryPolicy.title, endsAt: '2020-02-09T16:00:00.000Z' },
    });
    expect(under.reasons.find(r => !r.met)).toMatchObject({
      condition: 'grade-by-post',
      zh: '信用级别 C 级；可邮寄发票的级别为 A, B',
    });
    expect(await replay(accepted.body.id, '2020-02-11T10:00:00+08:00')).toMatchObject({ outcome: 'accept', same: true });
    expect(await replay(refused.id, '2020-03-01T10:00:00+08:00')).toMatchObject({ outcome: 'accept', same: false });
    expect(await replay(refused.id, '2019-03-01T10:00:00+08:00')).toMatchObject({ outcome: 'refuse', policy: null });
    // A grade that changes afterwards does not change what was decided.
    await here.assess(c.as, 95, '2020-02-01');
    expect(await replay(accepted.body.id, '2020-01-20T10:00:00+08:00')).toEqual(under);
  });

  it('explains itself: question, policy, reasons and how the promise was counted', async () => {
    here.at('2020-04-30T09:20:00Z'); // 17:20 before five days off.
    const a = await here.drawing(95);
    const { id } = (await here.request(a)).body;
    const explained = (await ask(tax.explainRequisition, { requisitionId: id }, { as: a.as })).body;
    expect(explained).toMatchObject({
      outcome: 'accept',
      policy: { title: februaryPolicy.title },
      question: { grade: 'A', addressRegion: '330782', lines: [{ quantity: 25, entitled: 50, drawn: 0 }] },
      promise: {
        minutes: 30,
        until: '2020-05-06T01:20:00.000Z',
        counted: [{ until: '2020-04-30T09:30:00.000Z' }, { from: '2020-05-06T01:00:00.000Z' }],
      },
    });
    for (const operation of [tax.explainRequisition, tax.readRequisition]) {
      expect(await ask(operation, { requisitionId: id }, { as: enterprise() })).toMatchObject({
        status: 404,
        problem: { code: 'requisition.not-found' },
      });
      expect(await ask(operation, { requisitionId: id }, { as: here.hangzhou })).toMatchObject({ status: 404 });
      expect((await ask(operation, { requisitionId: id }, { as: here.yiwu })).status).toBe(200);
    }
  });

  it('counts the month: what was refused or withdrawn does not count, and two at once do not share the rest', async () => {
    here.at('2020-02-12T02:00:00Z');
    const a = await here.drawing(95);
    const first = (await here.request(a, 30)).body;
    expect(unmet((await here.request(a, 21)).body)).toEqual(['quantity-of-month']);
    expect((await ask(tax.withdrawRequisition, { requisitionId: first.id }, { as: a.as })).body.status).toBe('withdrawn');
    const both = await Promise.all([here.request(a, 30), here.request(a, 30)]);
    expect(both.map(r => r.body.status).sort()).toEqual(['refused', 'waiting']);
    here.at('2020-03-01T02:00:00Z');
    expect((await here.request(a, 50)).body.status).toBe('waiting');
  });

  it('beyond its grade, entitlement, area, or of another’s address is refused', async () => {
    here.at('2020-02-12T02:00:00Z');
    const d = await here.drawing(10, 100);
    expect(unmet((await here.request(d, 26)).body)).toEqual(['quantity-at-once']);
    expect(unmet((await here.request(d, 25, { lines: [{ type: 'vat-special', quantity: 5 }] })).body)).toEqual([
      'type-entitled',
      'quantity-of-month',
    ]);
    expect(unmet((await here.request(d, 101)).body)).toEqual(['quantity-at-once', 'quantity-of-month']);
    const line = { type: 'vat-ordinary', quantity: 5 } as const;
    expect(await here.request(d, 1, { lines: [line, line] })).toMatchObject({
      status: 400,
      problem: { errors: [{ path: '$.lines[1].type', code: 'twice' }] },
    });
    expect(await here.request(d, 1, { addressId: newId() })).toMatchObject({
      status: 404,
      problem: { code: 'address.not-found' },
    });
    const other = await here.drawing(95);
    expect(await here.request({ ...d, addressId: other.addressId })).toMatchObject({
      status: 404,
      problem: { code: 'address.not-found' },
    });
    const far = { region: '310115', line: '世纪大道 1 号', recipient: '陈会计', mobile: `1${'99'}00000000` };
    expect(await ask(tax.addAddress, far, { as: d.as })).toMatchObject({
      status: 422,
      problem: { code: 'address.outside-area', errors: [{ path: '$.region' }] },
    });
    here.ended.add(d.as.act!.id);
    expect(await here.request(d)).toMatchObject({ status: 403, problem: { code: 'taxpayer.mandate-ended' } });
  });

  it('is taken at the counter too, where nothing is posted', async () => {
    here.at('2020-01-21T02:00:00Z');
    const c = await here.drawing(55);
    const lines = [{ type: 'vat-ordinary', quantity: 5 }] as const;
    const taken = (await ask(tax.takeRequisition, { taxpayerId: c.as.id, lines: [...lines] }, { as: here.yiwu })).body;
    expect(taken).toMatchObject({ status: 'waiting', channel: 'counter', addressId: null });
    expect((await here.issue(taken.id)).body).toMatchObject({ status: 'handed-over', officeMinutes: 0, promiseKept: true });
    expect(await ask(tax.takeRequisition, { taxpayerId: c.as.id, lines: [...lines] }, { as: here.hangzhou })).toMatchObject({
      status: 403,
    });
  });
});

describe('the back office', () => {
  it('sees its queue, is warned before the promise breaks, and issues once', async () => {
    here.at('2020-02-13T02:00:00Z');
    const a = await here.drawing(95);
    const { id } = (await here.request(a)).body;
    const queue = async (more = {}) =>
      (await ask(tax.listRequisitionQueue, { limit: 200, ...more }, { as: here.yiwu })).body.items.map(r => r.id);
    expect(await queue()).toContain(id);
    expect(await queue({ escalated: 'only' })).not.toContain(id);
    expect((await ask(tax.listRequisitionQueue, {}, { as: here.hangzhou })).body.items).toEqual([]);
    here.at('2020-02-13T02:20:00Z');
    await eventually('the escalation', async () => (await queue({ escalated: 'only' })).includes(id));
    here.at('2020-02-13T02:31:00Z');
    expect(await here.issue(id, { as: here.hangzhou })).toMatchObject({ status: 403, problem: { code: 'officer.other-region' } });
    expect(await here.issue(id, { ifMatch: 1 })).toMatchObject({ status: 412 });
    const issued = await here.issue(id);
    expect(issued.body).toMatchObject({
      status: 'issued',
      officeMinutes: 31,
      promiseKept: false,
      escalatedAt: '2020-02-13T02:20:00.000Z',
      decision: { officer: here.yiwu.id },
    });
    expect(issued.body.serials).toMatchObject([{ code: '3300194130', type: 'vat-ordinary' }]);
    expect(await rows('SELECT 1 FROM deadline WHERE entity = $1', [id])).toEqual([]);
    expect(await here.issue(id)).toMatchObject({ status: 409, problem: { code: 'requisition.wrong-state' } });
  });

  it('that presses twice under one key gets one answer; two officers at once issue once', async () => {
    here.at('2020-02-14T02:00:00Z');
    const a = await here.drawing(95);
    const one = (await here.request(a, 10)).body;
    const key = newId();
    const twice = [await here.issue(one.id, { key }), await here.issue(one.id, { key })];
    expect(twice.map(r => [r.status, r.text])).toEqual([
      [200, twice[0]!.text],
      [200, twice[0]!.text],
    ]);
    const two = (await here.request(a, 10)).body;
    const officers = Array.from({ length: 8 }, (_, i) => ({ ...here.yiwu, id: newId(), client: `desk-${i}` }));
    const answers = await Promise.all(officers.map(as => here.issue(two.id, { as })));
    expect(answers.map(r => r.status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    expect(
      await rows('SELECT (upper(serials) - lower(serials))::int AS n FROM stock_range WHERE requisition = ANY($1)', [
        [one.id, two.id],
      ]),
    ).toEqual([{ n: 10 }, { n: 10 }]);
  });

  it('is told when stock is short, and nothing is taken; refuses with a reason', async () => {
    here.at('2020-02-17T02:00:00Z');
    const a = await here.drawing(95, 200, ['vat-ordinary', 'vat-special']);
    const both = [
      { type: 'vat-ordinary', quantity: 5 },
      { type: 'vat-special', quantity: 150 },
    ] as const;
    const { id } = (await here.request(a, 0, { lines: [...both] })).body;
    const before = await rows('SELECT count(*)::int FROM stock_range');
    expect(await here.issue(id)).toMatchObject({
      status: 409,
      problem: { code: 'stock.short', detail: '150 special VAT invoices are asked for, 100 are left' },
    });
    expect(await rows('SELECT count(*)::int FROM stock_range')).toEqual(before);
    expect((await ask(tax.readRequisition, { requisitionId: id }, { as: a.as })).body).toMatchObject({
      status: 'waiting',
      version: 1,
    });
    const refused = await ask(tax.refuseRequisition, { requisitionId: id, reason: '库存不足，请分次申领' }, { as: here.yiwu });
    expect(refused.body).toMatchObject({ status: 'refused', decision: { by: 'officer', reason: '库存不足，请分次申领' } });
  });
});

describe('a policy', () => {
  it('with a gap or an overlap, or in the past, is refused when it is published', async () => {
    here.at('2020-03-01T02:00:00Z');
    const publish = (startsAt: string, endsAt?: string, more = {}) =>
      ask(tax.publishInvoicePolicy, { ...februaryPolicy, ...more, startsAt, ...(endsAt && { endsAt }) }, { as: operator() });
    const region = { region: '330781' };
    expect((await publish('2020-03-02T00:00:00+08:00', '2020-06-01T00:00:00+08:00', region)).status).toBe(201);
    expect(await publish('2020-06-02T00:00:00+08:00', undefined, region)).toMatchObject({
      status: 409,
      problem: { code: 'invoice-policy.gap', errors: [{ path: '$.startsAt' }] },
    });
    expect(await publish('2020-05-31T00:00:00+08:00', undefined, region)).toMatchObject({
      status: 409,
      problem: { code: 'invoice-policy.overlap' },
    });
    expect(await publish('2020-02-20T00:00:00+08:00')).toMatchObject({
      status: 400,
      problem: { code: 'invoice-policy.starts-in-past' },
    });
    const atOnce = await Promise.all([
      publish('2020-06-01T00:00:00+08:00', undefined, region),
      publish('2020-06-01T00:00:00+08:00', undefined, region),
    ]);
    expect(atOnce.map(r => r.status).sort()).toEqual([201, 409]);
    const listed = (await ask(tax.listInvoicePolicies, region, {})).body.items;
    expect(listed.map(p => [p.startsAt, p.endsAt])).toEqual([
      ['2020-03-01T16:00:00.000Z', '2020-05-31T16:00:00.000Z'],
      ['2020-05-31T16:00:00.000Z', null],
    ]);
    const grades = februaryPolicy.rules.grades.slice(1);
    expect(
      await publish('2020-07-01T00:00:00+08:00', undefined, {
        rules: { ...februaryPolicy.rules, grades: [...grades, grades[0]!] },
      }),
    ).toMatchObject({ status: 400, problem: { errors: [{ code: 'each-once' }, { code: 'each-once' }] } });
    expect(
      await ask(tax.publishInvoicePolicy, { ...februaryPolicy, startsAt: '2020-07-01T00:00:00+08:00' }, { as: here.hangzhou }),
    ).toMatchObject({ status: 403 });
  });
});
