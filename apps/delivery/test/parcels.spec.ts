import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { delivery, type CourierCallback, type CourierEvent, type ParcelFact, type SendParcel } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import type { RunningService } from '@counterless/platform';
import { app, enterprise, eventually, officer, person, World } from '@counterless/testing';
import { sandboxCourierSecret } from '../src/couriers/sandbox-courier.ts';
import { deliveryService, migrations } from '../src/delivery.module.ts';

const tax = { kind: 'service', id: 'tax' } as const;
const clock = new MovableClock(new Date('2026-03-02T08:10:00+08:00'));
let world: World;
let running: RunningService;
let told: { type: string; data: ParcelFact }[];
let serial = 0;

const parcel = (more: Partial<SendParcel> = {}): SendParcel => ({
  parcelId: newId(),
  owner: { kind: 'enterprise', id: newId() },
  region: '330782',
  to: { recipient: '王小明', mobile: `135${String(++serial).padStart(8, '0')}`, region: '330782', line: '稠州北路 1 号 2 室' },
  contents: '增值税专用发票 1 本',
  reference: `requisition:${newId()}`,
  ...more,
});
const send = (request: SendParcel) => world.ask(delivery.sendParcel, request, { as: tax });
const read = (request: SendParcel) => world.ask(delivery.readParcel, { parcelId: request.parcelId }, { as: tax });
const move = (parcelId: string, status: CourierEvent['status'], place?: string) =>
  world.ask(delivery.moveParcel, { parcelId, status, ...(place && { place }) }, { as: app() });
const accepted = (request: SendParcel) => eventually('a waybill', async () => (await read(request)).body.waybill);
const factsOf = (parcelId: string) => told.filter(f => f.data.parcelId === parcelId).map(f => f.type.split('.')[2]);
const fail = (failures: number) => world.ask(delivery.failChannel, { channel: 'post', failures }, { as: app() });

function callback(event: Partial<CourierEvent>, more: Partial<CourierCallback> & { secret?: string } = {}): CourierCallback {
  const { secret = sandboxCourierSecret, ...rest } = more;
  const timestamp = rest.timestamp ?? Math.floor(Date.now() / 1000);
  const nonce = newId();
  const data = rest.data ?? JSON.stringify({ eventId: newId(), status: 'in-transit', at: clock.now().toISOString(), ...event });
  const signature = createHmac('sha256', secret).update(`${timestamp}\n${nonce}\n${data}`).digest('base64');
  return { courier: 'sandbox', timestamp, nonce, data, signature, ...rest };
}
const call = (request: CourierCallback) => world.ask(delivery.takeCourierCallback, request);

const start = async () => {
  running = await world.serve('delivery', migrations, platform => ({
    ...deliveryService({ platform }),
    clock,
  }));
};

beforeAll(async () => {
  world = await World.start();
  await start();
  told = [
    delivery.parcelAccepted,
    delivery.parcelMoved,
    delivery.parcelSignedFor,
    delivery.parcelReturned,
    delivery.parcelLost,
    delivery.parcelRefused,
  ].reduce(
    (all, fact) => {
      world.nats.subscribe(`fact.${fact.subject}`, { callback: (_error, message) => void all.push(message.json()) });
      return all;
    },
    [] as { type: string; data: ParcelFact }[],
  );
});
afterAll(() => world?.stop());

describe('a parcel', () => {
  it('is sent once, gets a waybill, moves, is signed for, and each is told', async () => {
    const request = parcel();
    const replies = await Promise.all(Array.from({ length: 10 }, () => send(request)));
    expect(replies.map(r => r.status)).toEqual(Array(10).fill(200));
    await accepted(request);
    expect((await move(request.parcelId, 'in-transit', '金华分拨中心')).body.status).toBe('in-transit');
    await move(request.parcelId, 'in-transit', '义乌营业部');
    expect((await move(request.parcelId, 'signed-for')).body).toEqual({ parcelId: request.parcelId, status: 'signed-for' });
    await eventually('the facts', () => factsOf(request.parcelId).length === 4);
    expect(factsOf(request.parcelId)).toEqual(['accepted', 'moved', 'moved', 'signed-for']);
    expect((await send(request)).body.status).toBe('signed-for');
    const { body } = await read(request);
    expect(body.to).toEqual({ recipient: '王**', mobile: expect.stringMatching(/^135\*{4}\d{4}$/), region: '330782' });
    expect(body.moves.map(m => m.place)).toEqual(['金华分拨中心', '义乌营业部', null]);
  });

  it('of another content under the same id is refused', async () => {
    const request = parcel();
    await send(request);
    expect((await send({ ...request, contents: 'something else' })).problem.code).toBe('parcel.id-reused');
    expect((await send({ ...request, to: { ...request.to, line: '别处' } })).problem.code).toBe('parcel.id-reused');
  });

  it('is followed by its owner and the officers of its region, and by nobody else', async () => {
    const request = parcel();
    await send(request);
    await accepted(request);
    const { parcelId } = request;
    const status = async (as: object) => (await world.ask(delivery.readParcel, { parcelId }, { as: as as never })).status;
    expect(await status(enterprise({ id: request.owner.id }))).toBe(200);
    expect(await status(officer('330700'))).toBe(200);
    for (const as of [enterprise(), person({ id: request.owner.id }), officer('330783')]) expect(await status(as)).toBe(404);
    const listed = async (as: object, more = {}) =>
      (await world.ask(delivery.listParcels, more, { as: as as never })).body.items.map(i => i.id);
    expect(await listed(enterprise({ id: request.owner.id }))).toEqual([parcelId]);
    expect(await listed(officer('330782'), { reference: request.reference })).toEqual([parcelId]);
    expect(await listed(officer('330783'), { reference: request.reference })).toEqual([]);
    expect(await listed(enterprise())).toEqual([]);
  });

  it('that the courier does not carry is told as refused', async () => {
    const request = parcel();
    await send({ ...request, to: { ...request.to, line: '沙箱拒收路 1 号' } });
    await eventually('the refusal', () => factsOf(request.parcelId).length === 1);
    expect(factsOf(request.parcelId)).toEqual(['refused']);
    expect((await move(request.parcelId, 'lost')).problem.code).toBe('parcel.no-waybill');
  });

  it('is asked for again on the clock while the courier is away', async () => {
    const request = parcel();
    await fail(2);
    await send(request);
    const tries = async () =>
      (await world.sql<{ tries: number }>('delivery', 'SELECT tries FROM parcel WHERE id = $1', [request.parcelId]))[0]!.tries;
    await eventually('the first try', async () => (await tries()) === 1);
    clock.advance(1000);
    await eventually('the second try', async () => (await tries()) === 2);
    expect((await read(request)).body.status).toBe('requested');
    clock.advance(2000);
    await accepted(request);
    await eventually('the fact', () => factsOf(request.parcelId).length === 1);
    expect(factsOf(request.parcelId)).toEqual(['accepted']);
  });

  it('leaves neither name, number nor street in clear in the tables or the facts', async () => {
    const request = parcel();
    await send(request);
    await accepted(request);
    await move(request.parcelId, 'in-transit', request.to.line);
    for (const table of ['parcel', 'sandbox_order', 'outbox', 'audit']) {
      const rows = await world.sql<{ text: string }>('delivery', `SELECT t::text AS text FROM ${table} t`);
      for (const secret of [request.to.recipient, request.to.mobile, request.to.line])
        expect(rows.filter(r => r.text.includes(secret) || r.text.includes(Buffer.from(secret).toString('hex')))).toEqual([]);
    }
  });
});

describe('a call-back', () => {
  const taken = async () => {
    const request = parcel();
    await send(request);
    return { orderId: request.parcelId, waybill: (await accepted(request))!, request };
  };

  it('told twice counts once, also at the same time', async () => {
    const { request, ...order } = await taken();
    const same = callback({ ...order, status: 'in-transit' });
    expect((await Promise.all([1, 2, 3].map(() => call(same)))).map(r => r.status)).toEqual([200, 200, 200]);
    expect((await call(same)).status).toBe(200);
    expect((await read(request)).body.moves).toHaveLength(1);
    await eventually('the fact', () => factsOf(order.orderId).length === 2);
    expect(factsOf(order.orderId)).toEqual(['accepted', 'moved']);
  });

  it('out of order is kept in order and does not take the parcel back', async () => {
    const { request, ...order } = await taken();
    const at = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000).toISOString();
    await call(callback({ ...order, status: 'signed-for', at: at(30) }));
    await call(callback({ ...order, status: 'in-transit', at: at(10), place: 'B' }));
    await call(callback({ ...order, status: 'in-transit', at: at(5), place: 'A' }));
    const { body } = await read(request);
    expect([body.status, body.moves.map(m => m.place)]).toEqual(['signed-for', ['A', 'B', null]]);
    await eventually('the facts', () => factsOf(order.orderId).length === 2);
    expect(factsOf(order.orderId)).toEqual(['accepted', 'signed-for']);
  });

  it('that comes before the courier’s own answer tells that it was accepted', async () => {
    const request = parcel();
    await fail(1);
    await send(request);
    expect((await call(callback({ orderId: request.parcelId, waybill: 'SB-early', status: 'in-transit' }))).status).toBe(200);
    await eventually('the facts', () => factsOf(request.parcelId).length === 2);
    expect(factsOf(request.parcelId)).toEqual(['accepted', 'moved']);
    await fail(0);
  });

  it('is refused without the right signature, or when it is old', async () => {
    const { request, ...order } = await taken();
    const good = callback(order);
    const refused = async (request_: CourierCallback) => {
      const { status, problem } = await call(request_);
      return [status, problem.code];
    };
    expect(await refused(callback(order, { secret: 'another' }))).toEqual([401, 'callback.signature-invalid']);
    expect(await refused({ ...good, data: good.data.replace('in-transit', 'signed-for') })).toEqual([
      401,
      'callback.signature-invalid',
    ]);
    expect(await refused({ ...good, nonce: newId() })).toEqual([401, 'callback.signature-invalid']);
    expect(await refused({ ...good, timestamp: good.timestamp + 1 })).toEqual([401, 'callback.signature-invalid']);
    for (const off of [-301, 310])
      expect(await refused(callback(order, { timestamp: good.timestamp + off }))).toEqual([401, 'callback.stale']);
    expect(await refused({ ...good, courier: 'pigeon' })).toEqual([404, 'courier.unknown']);
    expect((await read(request)).body.moves).toEqual([]);
  });

  it('of an unknown waybill, or another parcel’s, is not found', async () => {
    const { request: _request, ...order } = await taken();
    const other = await taken();
    for (const wrong of [
      { ...order, orderId: newId() },
      { ...order, waybill: 'SB0' },
      { ...order, waybill: other.waybill },
    ])
      expect((await call(callback(wrong))).problem.code).toBe('courier.waybill-unknown');
  });

  it.each(['{', '[]', '{"__proto__":{}}', '{"status":"eaten"}', JSON.stringify({ eventId: 'x', toString: 1 })])(
    'whose data is %s is refused at its place',
    async data => {
      const { status, problem } = await call(callback({}, { data }));
      expect([status, problem.errors!.every(e => e.path.startsWith('$.data'))]).toEqual([400, true]);
    },
  );
});

describe('a second replica and a restart', () => {
  it('lose no parcel and send none twice', async () => {
    await fail(3);
    const requests = Array.from({ length: 10 }, () => parcel());
    for (const request of requests) await send(request);
    await running.close();
    await start();
    const second = await world.serve('delivery', migrations, platform => ({
      ...deliveryService({ platform }),
      clock,
    }));
    await eventually('a waybill for each', async () => {
      clock.advance(1000);
      return (await Promise.all(requests.map(read))).every(r => r.body.waybill);
    });
    await second.close();
    const rows = await world.sql<{ n: number }>(
      'delivery',
      `SELECT count(*)::int AS n FROM sandbox_order WHERE order_id = ANY($1)`,
      [requests.map(r => r.parcelId)],
    );
    expect(rows[0]!.n).toBe(10);
    await eventually('one fact each', () => requests.every(r => factsOf(r.parcelId).length === 1));
  });
});
