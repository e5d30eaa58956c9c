import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { delivery, permits, type SendParcel } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { eventually, officer, World } from '@counterless/testing';
import { PartnerSimulator } from '@counterless/tools/partners';
import { HttpSms } from '../src/channels/http-sms.ts';
import { HttpCourier } from '../src/couriers/http-courier.ts';
import { deliveryService, migrations } from '../src/delivery.module.ts';
import { handOver } from '../src/sending/hand-over.ts';
import type { ChannelFailure } from '../src/sending/ports.ts';
import { PassContacts } from './pass-contacts.ts';

const secret = 'shared-secret';
const partner = { account: 'counterless', secret };
const sms = () => ({
  id: newId(),
  mobile: `139${String(++serial).padStart(8, '0')}`,
  text: '【不见面】你好',
  template: 'x',
  about: null,
  entity: null,
});
let serial = 0;
let simulator: PartnerSimulator;

beforeAll(async () => {
  simulator = await PartnerSimulator.start({ ...partner, idempotent: false, tells: true });
});
afterAll(() => simulator?.stop());

describe('SMS over HTTP', () => {
  const provider = (more = {}) =>
    new HttpSms({ ...partner, url: simulator.url, provider: 'some-sms', recovery: 'query', ...more });
  const failure = async (what: Promise<unknown>) => {
    const { code, effect } = await what.then(
      () => ({ code: 'none', effect: 'none' }),
      (e: ChannelFailure) => e,
    );
    return [code, effect];
  };

  it('is signed, and the receipt is the provider’s id', async () => {
    const message = sms();
    expect((await provider().send(message)).reference).toMatch(/^P\d+$/);
    expect(simulator.messages.at(-1)!.body).toEqual({ messageId: message.id, mobile: message.mobile, text: message.text });
    expect(await failure(provider({ secret: 'another' }).send(sms()))).toEqual(['http-401', 'not-sent']);
    expect(simulator.rejected).toBe(1);
  });

  it('says of each failure whether the message may have gone out', async () => {
    simulator.expect('busy', 'invalid', 'error', 'reset', 'done-then-reset');
    expect(await failure(provider().send(sms()))).toEqual(['http-503', 'not-sent']);
    expect(await failure(provider().send(sms()))).toEqual(['invalid-number', 'refused']);
    expect(await failure(provider().send(sms()))).toEqual(['http-500', 'unknown']);
    expect((await failure(provider().send(sms())))[1]).toBe('unknown');
    expect((await failure(provider().send(sms())))[1]).toBe('unknown');
    const gone = await PartnerSimulator.start(partner);
    const { url } = gone;
    await gone.stop();
    expect(await failure(provider({ url }).send(sms()))).toEqual(['ECONNREFUSED', 'not-sent']);
    expect((await failure(provider({ url: 'http://nowhere.invalid' }).send(sms())))[1]).toBe('not-sent');
  });

  it('asks what became of a message before it sends it again', async () => {
    const [lost, never] = [sms(), sms()];
    const channel = provider();
    simulator.expect('done-then-reset', 'reset');
    await expect(handOver(channel, lost, false)).rejects.toThrow();
    await expect(handOver(channel, never, false)).rejects.toThrow();
    await handOver(channel, lost, true);
    await handOver(channel, never, true);
    for (const { id } of [lost, never]) expect(simulator.messages.filter(m => m.id === id)).toHaveLength(1);
  });

  it('is left alone where the provider neither drops a second one nor says what became of it', async () => {
    const message = sms();
    expect(await failure(handOver(provider({ recovery: 'none' }), message, true))).toEqual(['in-doubt', 'unknown']);
    expect(simulator.messages.filter(m => m.id === message.id)).toHaveLength(0);
  });
});

describe('a courier over HTTP', () => {
  it('makes one waybill for an order, whatever is lost', async () => {
    const courier = new HttpCourier({ ...partner, url: simulator.url, name: 'some-courier' });
    const order = {
      orderId: newId(),
      to: { recipient: '王小明', mobile: sms().mobile, region: '330782', line: '稠州北路 1 号' },
      contents: '发票',
    };
    simulator.expect('done-then-reset', 'error', 'busy', 'reset');
    for (let i = 0; i < 4; i++) await expect(courier.order(order)).rejects.toThrow();
    const { waybill } = await courier.order(order);
    expect(await courier.order(order)).toEqual({ waybill });
    expect(simulator.orders.get(order.orderId)!.body).toEqual(order);
    simulator.expect('refuse');
    await expect(courier.order({ ...order, orderId: newId() })).rejects.toMatchObject({
      name: 'OrderRefused',
      code: 'area-not-served',
    });
  });
});

describe('a courier that is asked where a parcel is', () => {
  it('tells all that happened, each event under its own id', async () => {
    const courier = new HttpCourier({ ...partner, url: simulator.url, name: 'some-courier' });
    const orderId = newId();
    const { waybill } = await courier.order({ orderId, to: { recipient: '王小明', mobile: sms().mobile, region: '330782', line: '稠州北路 1 号' }, contents: '发票' });
    expect(await courier.track({ orderId, waybill })).toEqual([]);
    const events = [simulator.happen(orderId, 'in-transit', '金华分拨中心'), simulator.happen(orderId, 'signed-for')];
    expect(await courier.track({ orderId, waybill })).toEqual(
      events.map(e => ({ event: e.eventId, status: e.status, at: new Date(e.at), place: e.place })),
    );
    const failure = (of: { orderId: string; waybill: string }) => courier.track(of).then(() => 'none', (e: Error & { code: string }) => [e.name, e.code]);
    expect(await failure({ orderId, waybill: 'WB-none' })).toEqual(['CourierAway', 'http-404']);
    expect(await failure({ orderId: newId(), waybill })).toEqual(['CourierAway', 'answer-of-another']);
    simulator.happen(orderId, 'eaten');
    expect(await failure({ orderId, waybill })).toEqual(['CourierAway', 'answer-invalid']);
    simulator.expect('busy', 'reset');
    expect(await failure({ orderId, waybill })).toEqual(['CourierAway', 'http-503']);
    expect((await failure({ orderId, waybill }))[0]).toBe('CourierAway');
  });
});

describe('a service that is killed', () => {
  let world: World;
  let process_: ChildProcess | undefined;
  const contacts = new PassContacts();
  const main = path.resolve(import.meta.dirname, '../dist/main.js');

  beforeAll(async () => {
    world = await World.start();
    contacts.answer(world);
  });
  afterAll(async () => {
    process_?.kill('SIGKILL');
    await world?.stop();
  });

  /** As a process of its own, so that it can be killed. */
  async function start(): Promise<void> {
    const config = await world.config('delivery', { migrations });
    process_ = spawn(process.execPath, [main], {
      stdio: 'ignore',
      env: {
        PATH: process.env['PATH'],
        NODE_COMPILE_CACHE: path.resolve(import.meta.dirname, '../../../.data/compile-cache'),
        PLATFORM_MODE: 'sandbox',
        LOG_LEVEL: 'silent',
        HEALTH_PORT: '0',
        DATABASE_URL: config.databaseUrl,
        FIELD_KEY: config.fieldKey.toString('base64'),
        NATS_URL: config.natsUrl,
        NATS_USER: config.natsUser,
        NATS_PASSWORD: config.natsPassword,
        SMS_PROVIDER: 'http',
        SMS_NAME: 'some-sms',
        SMS_URL: simulator.url,
        SMS_ACCOUNT: partner.account,
        SMS_SECRET: secret,
        SMS_RECOVERY: 'query',
        COURIER_PROVIDER: 'http',
        COURIER_NAME: 'some-courier',
        COURIER_URL: simulator.url,
        COURIER_ACCOUNT: partner.account,
        COURIER_SECRET: secret,
      },
    });
    await eventually(
      'it answers',
      async () =>
        (await world.ask(delivery.listMessages, { entity: `pass:${newId()}` }, { as: officer('330000'), timeout: 1000 }))
          .status === 200,
      20_000,
    );
  }
  async function kill(): Promise<void> {
    const gone = once(process_!, 'exit');
    process_!.kill('SIGKILL');
    await gone;
  }
  const messagesTo = (mobile: string) => simulator.messages.filter(m => m.body['mobile'] === mobile).length;

  it('while it waits for the provider and the courier has lost nothing and sends nothing twice', async () => {
    await start();
    const pass = contacts.add();
    simulator.expect('hang');
    await world.tell(permits.passGranted, { id: pass.passId, version: 2 }, pass.data);
    await eventually('the provider holds it', () => simulator.hanging === 1);
    await kill();
    const request: SendParcel = {
      parcelId: newId(),
      owner: { kind: 'person', id: newId() },
      region: '330782',
      contents: '发票',
      reference: `requisition:${newId()}`,
      to: { recipient: '王小明', mobile: pass.contact.mobile, region: '330782', line: '稠州北路 1 号' },
    };
    const other = contacts.add();
    await world.tell(permits.passGranted, { id: other.passId, version: 2 }, other.data);
    // The minute in which the one that was killed might still have been at it is over.
    await world.sql('delivery', `UPDATE message SET begun_at = begun_at - interval '1 minute'`);
    const sms = { ...partner, url: simulator.url, provider: 'some-sms', recovery: 'query' } as const;
    const courier = { ...partner, url: simulator.url, name: 'some-courier' };
    const running = await world.serve('delivery', migrations, platform => deliveryService({ platform, sms, courier }));
    await world.ask(delivery.sendParcel, request, { as: { kind: 'service', id: 'tax' } });
    await eventually('both', () => messagesTo(pass.contact.mobile) === 1 && messagesTo(other.contact.mobile) === 1);
    await eventually('the order', () => simulator.orders.has(request.parcelId));
    await eventually(
      'noted',
      async () => (await world.sql('delivery', `SELECT 1 FROM message WHERE status = 'queued'`)).length === 0,
    );
    await running.close();
    expect([messagesTo(pass.contact.mobile), messagesTo(other.contact.mobile)]).toEqual([1, 1]);
  });
});
