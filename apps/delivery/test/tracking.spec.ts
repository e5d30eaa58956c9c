import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { delivery, type ParcelFact, type SendParcel } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import { enterprise, eventually, officer, World } from '@counterless/testing';
import { PartnerSimulator } from '@counterless/tools/partners';
import { deliveryService, migrations } from '../src/delivery.module.ts';

const day = 86_400_000;
const partner = { account: 'counterless', secret: 'shared-secret' };
const clock = new MovableClock(new Date('2026-03-02T09:00:00+08:00'));
const tax = { kind: 'service', id: 'tax' } as const;
let world: World;
let courier: PartnerSimulator;
let ended: ParcelFact[];
let serial = 0;

/** A parcel that the courier has taken. */
async function taken() {
  const request: SendParcel = {
    parcelId: newId(),
    owner: { kind: 'enterprise', id: newId() },
    region: '330782',
    to: { recipient: '王小明', mobile: `135${String(++serial).padStart(8, '0')}`, region: '330782', line: '稠州北路 1 号' },
    contents: '发票 1 本',
    reference: `requisition:${newId()}`,
  };
  expect((await world.ask(delivery.sendParcel, request, { as: tax })).status).toBe(200);
  const { parcelId } = request;
  const read = async () => (await world.ask(delivery.readParcel, { parcelId }, { as: tax })).body;
  const waybill = await eventually('a waybill', async () => (await read()).waybill);
  return { parcelId, request, read, asked: () => courier.tracked.filter(w => w === waybill).length };
}
const tell = (event: object) => world.ask(delivery.takeCourierCallback, { courier: 'some-courier', ...courier.signed(event) });

beforeAll(async () => {
  world = await World.start();
  courier = await PartnerSimulator.start(partner);
  const settings = { ...partner, url: courier.url, name: 'some-courier' };
  await world.serve('delivery', migrations, platform => ({ ...deliveryService({ platform, courier: settings }), clock }));
  ended = [];
  world.nats.subscribe(`fact.${delivery.parcelSignedFor.subject}`, { callback: (_error, message) => void ended.push(message.json<{ data: ParcelFact }>().data) });
});
afterAll(async () => {
  await world?.stop();
  await courier?.stop();
});

describe('a parcel of which the courier tells nothing', () => {
  it('is asked for by its waybill after two days, and again two days after each news, to its end', async () => {
    const { parcelId, read, asked } = await taken();
    courier.happen(parcelId, 'in-transit', '金华分拨中心');
    const other = await taken();
    clock.advance(2 * day - 1000);
    expect((await tell(courier.happen(other.parcelId, 'signed-for'))).status).toBe(200);
    expect([asked(), (await read()).status]).toEqual([0, 'accepted']);
    clock.advance(1000);
    await eventually('it is under way', async () => (await read()).status === 'in-transit');
    courier.happen(parcelId, 'signed-for');
    clock.advance(2 * day);
    const { moves } = await eventually('its end', async () => {
      const view = await read();
      return view.status === 'signed-for' && view;
    });
    expect([moves.map(m => m.place), asked(), other.asked()]).toEqual([['金华分拨中心', null], 2, 0]);
    await eventually('the fact', () => ended.some(f => f.parcelId === parcelId));
  });

  it('takes each event once, when call-backs come at the same time', async () => {
    const parcels = await Promise.all(Array.from({ length: 6 }, taken));
    const events = parcels.map(p => courier.happen(p.parcelId, 'signed-for'));
    clock.advance(2 * day);
    const replies = await Promise.all(events.flatMap(event => [tell(event), tell(event), tell(event)]));
    expect(replies.map(r => r.status)).toEqual(replies.map(() => 200));
    await eventually('all facts', () => parcels.every(p => ended.some(f => f.parcelId === p.parcelId)));
    for (const { parcelId, read } of parcels) {
      expect((await read()).moves.map(m => m.status)).toEqual(['signed-for']);
      expect(ended.filter(f => f.parcelId === parcelId)).toHaveLength(1);
    }
  });

  it('is asked for less and less often, is overdue after eight days, which officers are told once, and no longer when there is news', async () => {
    const { parcelId, request, read, asked } = await taken();
    const own = enterprise({ id: request.owner.id });
    const listed = async (overdue: boolean, as: ReturnType<typeof officer> = own) =>
      (await world.ask(delivery.listParcels, { overdue }, { as })).body.items.map(i => i.id);
    const told = async () => (await world.ask(delivery.listInbox, { limit: 200 }, { as: officer('330782') })).body.items.filter(m => m.about === `parcel:${parcelId}`);
    let questions = 0;
    for (const days of [2, 1, 2, 3]) {
      expect(await listed(true)).toEqual([]);
      clock.advance(days * day);
      questions++;
      await eventually(`question ${questions}`, () => asked() === questions);
      await eventually('it is noted', async () => (await world.sql('delivery', 'SELECT 1 FROM parcel WHERE id = $1 AND (due_at > $2) IS NOT FALSE', [parcelId, clock.now()])).length === 1);
    }
    const { overdueSince } = await eventually('it is overdue', async () => {
      const view = await read();
      return view.overdueSince ? view : undefined;
    });
    expect(overdueSince).toBe(clock.now().toISOString());
    expect([await listed(true), await listed(false)]).toEqual([[parcelId], []]);
    expect(await listed(true, officer('330782'))).toContain(parcelId);
    const [message] = await eventually('the message', async () => (await told()).length > 0 && told());
    expect(message!.body).toMatch(new RegExp(`${(await read()).waybill}.*发票 1 本`));
    for (const days of [7, 15]) {
      clock.advance(days * day);
      questions++;
      await eventually(`question ${questions}`, () => asked() === questions);
      await eventually('it is noted', async () => (await world.sql('delivery', 'SELECT 1 FROM parcel WHERE id = $1 AND (due_at > $2) IS NOT FALSE', [parcelId, clock.now()])).length === 1);
    }
    expect(await world.sql('delivery', 'SELECT due_at FROM parcel WHERE id = $1', [parcelId])).toEqual([{ due_at: null }]);
    expect((await told()).length).toBe(1);
    expect((await tell(courier.happen(parcelId, 'in-transit'))).status).toBe(200);
    expect([(await read()).overdueSince, await listed(true)]).toEqual([null, []]);
  });

  it('is asked for again soon where the courier does not answer', async () => {
    const { parcelId, read, asked } = await taken();
    courier.happen(parcelId, 'signed-for');
    courier.expect('busy', 'reset', 'error');
    clock.advance(2 * day);
    await eventually('its end', async () => {
      clock.advance(1000);
      return (await read()).status === 'signed-for';
    });
    expect(asked()).toBe(1);
  });
});
