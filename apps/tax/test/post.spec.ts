import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { delivery, tax, type ParcelStatus, type RequisitionView, type SendParcel } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { eventually } from '@counterless/testing';
import { februaryPolicy, januaryPolicy } from '@counterless/tools/samples';
import { SendParcels } from '../src/duties/send-parcels.ts';
import { mobile, TaxWorld, type Drawing } from './tax-world.ts';

const code = '3300194130';
let here: TaxWorld;
let a: Drawing;
const ask: TaxWorld['world']['ask'] = (...args) => here.world.ask(...args);
const rows = (text: string, values: unknown[] = []) => here.world.sql('tax', text, values);
const read = async (requisitionId: string) => (await ask(tax.readRequisition, { requisitionId }, { as: a.as })).body;
const facts = async (id: string) =>
  (await rows('SELECT subject FROM outbox WHERE entity = $1 ORDER BY seq', [id])).map(
    r => (r['subject'] as string).split('.')[2],
  );
const numbersOf = (requisition: string) =>
  rows(
    "SELECT state, requisition, lower(serials)::int AS first FROM stock_range WHERE code = $1 AND serials && (SELECT int8range((serials -> 0 ->> 'first')::int8, (serials -> 0 ->> 'last')::int8, '[]') FROM requisition WHERE id = $2)",
    [code, requisition],
  );

beforeAll(async () => {
  here = await TaxWorld.start();
  await here.publish(januaryPolicy);
  await here.publish(februaryPolicy);
  await here.import(code, 0, 9_999);
  here.at('2020-02-11T02:00:00Z');
  a = await here.drawing(95, 500);
});
afterAll(() => here?.world.stop());

const told = {
  accepted: delivery.parcelAccepted,
  'in-transit': delivery.parcelMoved,
  'signed-for': delivery.parcelSignedFor,
  returned: delivery.parcelReturned,
  lost: delivery.parcelLost,
  refused: delivery.parcelRefused,
} as const;
let version = 1;
const tell = (parcelId: string, status: keyof typeof told) =>
  here.world.tell(
    told[status],
    { id: parcelId, version: ++version },
    { parcelId, reference: 'requisition:x', status, at: here.clock.now().toISOString(), waybill: 'EA123456785CN' },
  );

/** A requisition that was issued and whose parcel delivery has been asked to send. */
async function posted(quantity = 10): Promise<{ id: string; parcel: SendParcel }> {
  const { id } = (await here.request(a, quantity)).body;
  expect((await here.issue(id)).body.parcel).toMatchObject({ attempt: 1, status: 'requested', waybill: null, steps: [] });
  return { id, parcel: await ordered(id) };
}
const ordered = (id: string, after = 0) =>
  eventually('the order', () => here.orders.filter(o => o.reference === `requisition:${id}`)[after]);
const until = (id: string, status: RequisitionView['status'], parcel?: ParcelStatus) =>
  eventually(status, async () => {
    const now = await read(id);
    return now.status === status && (parcel === undefined || now.parcel?.status === parcel) ? now : undefined;
  });

describe('the parcel of a requisition', () => {
  it('is bound to its numbers, followed step by step, and ends the requisition when it is signed for', async () => {
    const { id, parcel } = await posted(25);
    expect(parcel).toMatchObject({
      owner: { kind: 'enterprise', id: a.as.id },
      region: '330782',
      contents: `${code} 0-24`,
      to: { recipient: '陈会计', mobile, region: '330782', line: '稠城街道丹溪北路 9 号' },
    });
    expect(await rows('SELECT serials FROM parcel WHERE id = $1', [parcel.parcelId])).toEqual([
      { serials: [{ type: 'vat-ordinary', code, first: 0, last: 24 }] },
    ]);
    await tell(parcel.parcelId, 'accepted');
    expect((await until(id, 'posted')).parcel).toMatchObject({
      id: parcel.parcelId,
      waybill: 'EA123456785CN',
      status: 'accepted',
    });
    await tell(parcel.parcelId, 'in-transit');
    await tell(parcel.parcelId, 'signed-for');
    const ended = await until(id, 'signed-for');
    expect(ended.parcel!.steps.map(s => s.status)).toEqual(['accepted', 'in-transit', 'signed-for']);
    expect(await facts(id)).toEqual(['accepted', 'issued', 'posted', 'signed-for']);
    expect(await rows('SELECT detail FROM audit WHERE entity = $1 ORDER BY at, id', [`address:${a.addressId}`])).toContainEqual({
      detail: JSON.stringify({ read: 'whole', parcel: parcel.parcelId }),
    });
  });

  it('waits for delivery as long as that is away, and is one parcel then', async () => {
    here.deliveryLeaves();
    const { id } = (await here.request(a, 5)).body;
    await here.issue(id);
    await eventually(
      'a try',
      async () =>
        (await rows('SELECT 1 FROM parcel WHERE requisition = $1 AND tries > 0 AND due_at IS NOT NULL', [id])).length === 1,
      20_000,
    );
    // A sandbox's clock stops at the next try.
    const waiting = here.running.app.get(SendParcels, { strict: false });
    const [again] = await rows('SELECT due_at FROM parcel WHERE requisition = $1', [id]);
    expect(await waiting.nextDue()).toEqual(again!['due_at']);
    here.deliveryReturns();
    here.clock.advance(60_000);
    await ordered(id);
    await eventually(
      'its note',
      async () => (await rows('SELECT 1 FROM parcel WHERE requisition = $1 AND due_at IS NULL', [id])).length === 1,
    );
    expect((await rows('SELECT 1 FROM parcel WHERE requisition = $1', [id])).length).toBe(1);
    expect(await waiting.nextDue()).toBeUndefined();
  });

  it('that came back is posted again or taken back into stock; the numbers are accounted for all the while', async () => {
    const { id, parcel } = await posted();
    expect(await ask(tax.repostRequisition, { requisitionId: id }, { as: here.yiwu })).toMatchObject({
      status: 409,
      problem: { code: 'requisition.wrong-state' },
    });
    await tell(parcel.parcelId, 'accepted');
    await tell(parcel.parcelId, 'returned');
    await until(id, 'returned');
    const queue = (await ask(tax.listRequisitionQueue, { status: 'returned', limit: 200 }, { as: here.yiwu })).body.items;
    expect(queue.map(r => r.id)).toContain(id);
    expect(await numbersOf(id)).toMatchObject([{ state: 'issued', requisition: id }]);
    expect((await ask(tax.repostRequisition, { requisitionId: id }, { as: here.yiwu })).body).toMatchObject({
      status: 'issued',
      parcel: { attempt: 2, status: 'requested' },
    });
    const second = await ordered(id, 1);
    expect(second.contents).toBe(parcel.contents);
    // The first parcel has nothing more to say about the requisition.
    await tell(parcel.parcelId, 'lost');
    await tell(second.parcelId, 'refused');
    await until(id, 'returned', 'refused');
    expect(await ask(tax.restockRequisition, { requisitionId: id, reason: '查无此人' }, { as: here.hangzhou })).toMatchObject({
      status: 403,
    });
    expect((await ask(tax.restockRequisition, { requisitionId: id, reason: '查无此人' }, { as: here.yiwu })).body.status).toBe(
      'restocked',
    );
    expect(await numbersOf(id)).toMatchObject([{ state: 'held', requisition: null }]);
    expect((await here.reconciled()).exact).toBe(true);
    expect(await facts(id)).toEqual(['accepted', 'issued', 'posted', 'returned', 'issued', 'returned', 'closed']);
  });

  it('that the courier lost is written off in public, and does not count against the month', async () => {
    const { id, parcel } = await posted(20);
    await tell(parcel.parcelId, 'accepted');
    await tell(parcel.parcelId, 'lost');
    await until(id, 'lost');
    expect(await numbersOf(id)).toMatchObject([{ state: 'issued', requisition: id }]);
    const off = await ask(tax.writeOffRequisition, { requisitionId: id, reason: '快递企业确认丢失' }, { as: here.yiwu });
    expect(off.body.status).toBe('written-off');
    expect(await ask(tax.writeOffRequisition, { requisitionId: id, reason: '再次' }, { as: here.yiwu })).toMatchObject({
      status: 409,
    });
    // What came back into stock before went out first, so the twenty lie in two ranges: a notice for each.
    const lost = off.body.serials.map(s => [s.first, s.last]);
    expect((await ask(tax.listLossNotices, { limit: lost.length }, {})).body.items.map(n => [n.first, n.last]).reverse()).toEqual(
      lost,
    );
    const [first] = off.body.serials;
    expect((await here.reconciled()).exact).toBe(true);
    const drawn = async () => {
      const { question } = (
        await ask(tax.explainRequisition, { requisitionId: (await here.request(a, 1)).body.id }, { as: a.as })
      ).body;
      return (question as { lines: { drawn: number }[] }).lines[0]!.drawn;
    };
    const [now] = await rows(
      "SELECT sum((lines -> 0 ->> 'quantity')::int)::int AS n FROM requisition WHERE taxpayer = $1 AND status NOT IN ('written-off', 'restocked')",
      [a.as.id],
    );
    expect(await drawn()).toBe(now!['n']);
    expect((await ask(tax.checkInvoice, { code, number: String(first!.first).padStart(8, '0') }, {})).body).toMatchObject({
      verdict: 'lost',
    });
  });

  it('that was lost and is found ends well', async () => {
    const { id, parcel } = await posted();
    await tell(parcel.parcelId, 'lost');
    await until(id, 'lost');
    await tell(parcel.parcelId, 'signed-for');
    await until(id, 'signed-for');
  });

  it('of somebody else is none of ours', async () => {
    const stranger = newId();
    await tell(stranger, 'lost');
    await eventually('the fact', async () => (await rows('SELECT count(*)::int AS n FROM inbox')).length === 1);
    expect(await rows('SELECT 1 FROM dead_letter')).toEqual([]);
  });

  it('gives a message its contact, to delivery alone', async () => {
    const { id } = await posted();
    const contact = await ask(tax.readRequisitionContact, { requisitionId: id }, { as: { kind: 'service', id: 'delivery' } });
    expect(contact.body).toMatchObject({ owner: a.as.id, mobile, quantity: 10 });
    expect(contact.body.promisedAt).toMatch(/^2020-02-11/);
    expect((await ask(tax.readRequisitionContact, { requisitionId: id }, { as: a.as })).status).toBe(403);
  });
});

describe('what anybody may ask', () => {
  it('is whether an invoice is genuine, void or lost; the buyer is masked and stock stays unknown', async () => {
    const { id } = await posted();
    const [range] = (await read(id)).serials;
    const check = async (number: number, of = code) =>
      (await ask(tax.checkInvoice, { code: of, number: String(number).padStart(8, '0') }, {})).body;
    expect(await check(range!.first)).toEqual({
      code,
      number: String(range!.first).padStart(8, '0'),
      verdict: 'genuine',
      type: 'vat-ordinary',
      issuedTo: '义乌****有限公司',
      issuedOn: '2020-02-11',
    });
    await ask(tax.voidSerials, { code, first: range!.first, last: range!.first, reason: '填开错误' }, { as: here.yiwu });
    expect(await check(range!.first)).toMatchObject({ verdict: 'void', issuedTo: '义乌****有限公司' });
    for (const unknown of [await check(9_999), await check(5, '3300999999'), await check(99_999_999)])
      expect(unknown).toMatchObject({ verdict: 'unknown', type: null, issuedTo: null });
    for (const number of ['1', '123456789', 'x2345678'])
      expect((await ask(tax.checkInvoice, { code, number }, {})).status).toBe(400);
  });

  it('is how much was asked for online, how long it took and how many promises were kept', async () => {
    here.at('2020-05-11T02:00:00Z');
    const b = await here.drawing(95, 500);
    const ids: string[] = [];
    for (let i = 0; i < 9; i++) ids.push((await here.request(b, 1)).body.id);
    const counter = (
      await ask(tax.takeRequisition, { taxpayerId: b.as.id, lines: [{ type: 'vat-ordinary', quantity: 1 }] }, { as: here.yiwu })
    ).body.id;
    const wait = async (minutes: number, id: string) => {
      here.at(new Date(Date.parse('2020-05-11T02:00:00Z') + minutes * 60_000).toISOString());
      await here.issue(id);
    };
    await wait(5, ids[0]!);
    await wait(12, ids[1]!);
    await wait(20, counter);
    await wait(45, ids[2]!);
    const figures = (await ask(tax.readTaxFigures, { month: '2020-05', region: '330700' }, {})).body;
    expect(figures).toMatchObject({ month: '2020-05', requisitions: 10, onlineShare: 0.9, issued: 4, medianMinutes: 16 });
    // Three kept, one broken, six waiting beyond their promise.
    expect(figures.promisesKept).toBeCloseTo(3 / 10, 6);
    expect((await ask(tax.readTaxFigures, { month: '1999-01' }, {})).body).toMatchObject({
      requisitions: 0,
      onlineShare: null,
      medianMinutes: null,
      promisesKept: null,
    });
    expect((await ask(tax.readTaxFigures, { month: '2020-13' }, {})).status).toBe(400);
  });

  it('is which special matters are open online, by the policy in force', async () => {
    here.at('2020-05-12T02:00:00Z');
    const matters = (code: string, open: boolean) => ({ rules: { ...februaryPolicy.rules, onlineMatters: [{ code, open }] } });
    await here.publish({
      ...februaryPolicy,
      ...matters('000130002000', true),
      startsAt: '2020-05-13T00:00:00+08:00',
      title: '延期缴税可网办',
    });
    const open = async () => (await ask(tax.listOnlineMatters, { region: '330782' }, {})).body;
    expect(await open()).toMatchObject({ policy: { title: februaryPolicy.title }, items: [] });
    here.at('2020-05-13T02:00:00Z');
    expect(await open()).toMatchObject({ policy: { title: '延期缴税可网办' }, items: [{ code: '000130002000', open: true }] });
    expect(await ask(tax.listOnlineMatters, { region: '110101' }, {})).toMatchObject({
      status: 200,
      body: { policy: null, items: [] },
    });
  });
});
