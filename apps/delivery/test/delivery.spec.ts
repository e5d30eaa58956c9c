import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import { delivery, factSubject, permits, type PassContact, type SentMessage } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import { ensureStream, openDatabase, type FieldCipher, type PlatformConfig, type RunningService } from '@counterless/platform';
import { app, eventually, officer, person, World } from '@counterless/testing';
import type { Subscription } from '@nats-io/nats-core';
import { deliveryService, migrations } from '../src/delivery.module.ts';
import { MessageStore } from '../src/persistence/message-store.ts';
import { PassContacts } from './pass-contacts.ts';

const clock = new MovableClock(new Date('2026-03-02T08:10:00+08:00'));
const contacts = new PassContacts();
let world: World;
let running: RunningService;
let permitsStub: Subscription | undefined;

const define = (platform: PlatformConfig) => ({ ...deliveryService({ platform }), clock });

/** Answers for the permits service; `unsubscribe` takes it away. */
const answerContacts = () => (permitsStub = contacts.answer(world));
const newPass = (more: Partial<PassContact> = {}) => contacts.add(more);

const sent = async (passId: string): Promise<SentMessage[]> =>
  (await world.ask(delivery.listSent, { passId }, { as: app() })).body.items;
const sentTo = async (mobile: string): Promise<SentMessage[]> =>
  (await world.ask(delivery.listSent, { mobile }, { as: app() })).body.items;
const bothSent = (passId: string, template: string) =>
  eventually(`${template} for ${passId}`, async () => {
    const items = (await sent(passId)).filter(m => m.template === template);
    return items.length >= 2 && items;
  });
const fail = (channel: 'sms' | 'inbox', failures: number) =>
  world.ask(delivery.failChannel, { channel, failures }, { as: app() });
const queued = (passId: string) =>
  world.sql<{ tries: number; waits: number; status: string }>(
    'delivery',
    `SELECT tries, waits, status FROM message WHERE entity = $1 AND audience = 'contact'`,
    [`pass:${passId}`],
  );

beforeAll(async () => {
  world = await World.start();
  await ensureStream(world.nats);
  answerContacts();
  running = await world.serve('delivery', migrations, define);
});
afterAll(() => world?.stop());

describe('a fact about a pass', () => {
  it('becomes one SMS for the driver and one message in the holder’s inbox', async () => {
    const { passId, contact, data } = newPass();
    await world.tell(permits.passGranted, { id: passId, version: 2 }, data);
    const items = await bothSent(passId, 'pass-granted');
    const sms = items.find(m => m.channel === 'sms')!;
    expect(sms).toMatchObject({
      to: contact.mobile,
      about: `pass:${passId}`,
      body: `【不见面】浙G12345通行证${contact.number}已批准，3月2日08:00至3月4日08:00有效，过卡请出示二维码。`,
    });
    expect(await sentTo(contact.mobile)).toEqual([sms]);
    const own = await world.ask(delivery.listInbox, {}, { as: person({ id: contact.holder }), language: 'zh' });
    expect(own.body.items.map(m => [m.title, m.about])).toEqual([['通行证已批准', `pass:${passId}`]]);
    const english = await world.ask(delivery.listInbox, {}, { as: person({ id: contact.holder }), language: 'en' });
    expect(english.body.items[0]!.title).toBe('Pass granted');
    expect((await world.ask(delivery.listInbox, {}, { as: person() })).body.items).toEqual([]);
  });

  it('is told once though it comes twice', async () => {
    const { passId, data } = newPass();
    const event = await world.tell(permits.passGranted, { id: passId, version: 2 }, data);
    await bothSent(passId, 'pass-granted');
    await jetstream(world.nats).publish(factSubject(permits.passGranted), JSON.stringify(event), { msgID: newId() });
    const next = newPass();
    await world.tell(permits.passGranted, { id: next.passId, version: 2 }, next.data);
    await bothSent(next.passId, 'pass-granted');
    expect(await sent(passId)).toHaveLength(2);
  });

  it.each([
    ['passRequested', 'pass-requested'],
    ['passRefused', 'pass-refused'],
    ['passRevoked', 'pass-revoked'],
    ['passExtended', 'pass-extended'],
    ['passLapsed', 'pass-lapsed'],
  ] as const)('%s is told by %s', async (name, template) => {
    const { passId, contact, data } = newPass({ reason: '路线有误' });
    await world.tell(permits[name], { id: passId, version: 3 }, data);
    const items = await bothSent(passId, template);
    expect(items.map(m => m.channel).sort()).toEqual(['inbox', 'sms']);
    expect(items.find(m => m.channel === 'sms')!.to).toBe(contact.mobile);
  });

  it('tells a double scan to the officers of the region, not to the holder', async () => {
    const { passId, contact, data } = newPass();
    const doubleScanId = newId();
    await world.tell(
      permits.doubleScanReported,
      { id: passId, version: 1 },
      { passId, destination: data.destination, doubleScanId, number: data.number },
    );
    const [message] = await eventually('the report', async () => {
      const items = await sent(passId);
      return items.length > 0 && items;
    });
    expect(message).toMatchObject({ channel: 'inbox', to: 'officers:330782', about: `double-scan:${doubleScanId}` });
    const inboxOf = async (region: string) =>
      (await world.ask(delivery.listInbox, {}, { as: officer(region) })).body.items.map(m => m.about);
    for (const region of ['330782', '330700', '330000']) expect(await inboxOf(region)).toContain(`double-scan:${doubleScanId}`);
    for (const region of ['330783', '330100', '110000']) expect(await inboxOf(region)).toEqual([]);
    expect((await world.ask(delivery.listInbox, {}, { as: person({ id: contact.holder }) })).body.items).toEqual([]);
  });

  it('leaves no personal data in clear in the tables', async () => {
    const { passId, contact, data } = newPass();
    await world.tell(permits.passGranted, { id: passId, version: 2 }, data);
    await bothSent(passId, 'pass-granted');
    for (const table of ['message', 'sandbox_outbox', 'inbox_message']) {
      const rows = await eventually(`rows of ${table}`, async () => {
        const found = await world.sql<{ text: string }>(
          'delivery',
          `SELECT t::text AS text FROM ${table} t WHERE entity = $1 AND ${table === 'message' ? `status = 'sent'` : 'true'}`,
          [`pass:${passId}`],
        );
        return found.length > 0 && found;
      });
      for (const { text } of rows) {
        expect(text).not.toContain(contact.mobile);
        expect(text).not.toContain(Buffer.from(contact.mobile).toString('hex'));
        expect(text).not.toContain(Buffer.from('浙G12345').toString('hex'));
      }
    }
  });

  it('of one pass arrives in order, also where the first is held up', async () => {
    const { passId, data } = newPass();
    await fail('sms', 1);
    await world.tell(permits.passGranted, { id: passId, version: 2 }, data);
    await eventually('the first try', async () => (await queued(passId))[0]?.tries === 1);
    await world.tell(permits.passRevoked, { id: passId, version: 3 }, data);
    await eventually('the inbox is ahead', async () => (await sent(passId)).filter(m => m.channel === 'inbox').length === 2);
    expect((await sent(passId)).filter(m => m.channel === 'sms')).toEqual([]);
    clock.advance(1000);
    await eventually('both', async () => (await sent(passId)).filter(m => m.channel === 'sms').length === 2);
    const ids = (await sent(passId)).filter(m => m.channel === 'sms');
    expect(ids.map(m => m.template)).toEqual(['pass-revoked', 'pass-granted']);
  });
});

describe('what fails', () => {
  it('is tried again on the clock until the provider takes it, and arrives once', async () => {
    const { passId, contact, data } = newPass();
    await fail('sms', 2);
    await world.tell(permits.passGranted, { id: passId, version: 2 }, data);
    await eventually('the first try', async () => (await queued(passId))[0]?.tries === 1);
    clock.advance(1000);
    await eventually('the second try', async () => (await queued(passId))[0]?.tries === 2);
    clock.advance(1999);
    expect(await sentTo(contact.mobile)).toEqual([]);
    clock.advance(1);
    await bothSent(passId, 'pass-granted');
    expect(await sentTo(contact.mobile)).toHaveLength(1);
  });

  it('is given up at once for a pass that is not there', async () => {
    const { passId, data } = newPass();
    contacts.forget(passId);
    await world.tell(permits.passGranted, { id: passId, version: 2 }, data);
    await eventually('given up', async () => (await queued(passId))[0]?.status === 'failed');
  });

  it('waits for the permits service without using up its tries', async () => {
    permitsStub!.unsubscribe();
    await world.nats.flush();
    const passes = [newPass(), newPass()];
    for (const { passId, data } of passes) await world.tell(permits.passGranted, { id: passId, version: 2 }, data);
    for (const { passId } of passes) await eventually('a wait', async () => ((await queued(passId))[0]?.waits ?? 0) >= 1);
    answerContacts();
    await world.nats.flush();
    clock.advance(30_000);
    for (const { passId } of passes) {
      expect(await bothSent(passId, 'pass-granted')).toHaveLength(2);
      await eventually('noted', async () => (await queued(passId))[0]?.status === 'sent');
      expect((await queued(passId))[0]!.tries).toBe(0);
    }
  });

  it('is not doubled when the process ends between sending and noting it', async () => {
    const { passId, contact, data } = newPass();
    await world.tell(permits.passGranted, { id: passId, version: 2 }, data);
    await bothSent(passId, 'pass-granted');
    await eventually('noted', async () => (await queued(passId))[0]?.status === 'sent');
    // As the table is after such an end.
    await world.sql(
      'delivery',
      `UPDATE message SET status = 'queued', finished_at = NULL, begun = CASE audience WHEN 'contact' THEN 'sms' END, recipient = NULL, content = NULL, reference = NULL WHERE entity = $1`,
      [`pass:${passId}`],
    );
    await eventually('sent again and noted', async () => (await queued(passId))[0]?.status === 'sent');
    expect(await sentTo(contact.mobile)).toHaveLength(1);
    expect(await sent(passId)).toHaveLength(2);
  });
});

describe('lists', () => {
  it('go page by page without losing or doubling an entry', async () => {
    const holder = newId();
    for (let i = 0; i < 5; i++) {
      const { passId, data } = newPass({ holder });
      await world.tell(permits.passGranted, { id: passId, version: 2 }, data);
      await bothSent(passId, 'pass-granted');
    }
    const as = person({ id: holder });
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await world.ask(delivery.listInbox, { limit: 2, ...(cursor && { cursor }) }, { as });
      ids.push(...body.items.map(m => m.id));
      cursor = body.next ?? undefined;
    } while (cursor);
    expect(ids).toHaveLength(5);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    const all = await world.ask(delivery.listSent, { limit: 3 }, { as: app() });
    expect(all.body.items).toHaveLength(3);
    expect(all.body.next).not.toBeNull();
    expect((await world.ask(delivery.listInbox, { cursor: 'nonsense' }, { as })).problem.errors?.[0]?.path).toBe('$.cursor');
  });
});

describe('a service that starts again', () => {
  it('sends what was queued while it was down, once', async () => {
    await running.close();
    const passes = Array.from({ length: 20 }, () => newPass());
    for (const { passId, data } of passes) await world.tell(permits.passGranted, { id: passId, version: 2 }, data);
    running = await world.serve('delivery', migrations, define);
    for (const { passId } of passes) expect(await bothSent(passId, 'pass-granted')).toHaveLength(2);
  });
});

describe('a long queue', () => {
  it('is looked through once for a batch, though the plan of it was made when it was empty', async () => {
    const database = await openDatabase('delivery', { ...(await world.config('delivery', { migrations })), databasePool: 1 }, migrations, []);
    try {
      const messages = new MessageStore(database, undefined as unknown as FieldCipher);
      const later = new Date('2030-01-01T00:00:00Z');
      const read = async () => {
        await database.pool.query('SELECT pg_stat_force_next_flush()');
        const { rows } = await database.pool.query<{ n: number }>(`SELECT sum(idx_tup_read)::int AS n FROM pg_stat_user_indexes WHERE relname = 'message'`);
        return rows[0]!.n;
      };
      await messages.due(later, 100);
      await messages.begin([{ id: newId(), channel: 'sms', exclusive: false }], later);
      await world.sql(
        'delivery',
        `INSERT INTO message (id, fact_id, audience, template, entity, region, about, fields, queued_at, due_at)
         SELECT gen_random_uuid(), gen_random_uuid(), 'contact', 'pass-granted', 'pass:' || n, '330782', 'pass:' || n, '{}', $1, $1 FROM generate_series(1, 2000) n`,
        [later],
      );
      const before = await read();
      const due = await messages.due(later, 100);
      await messages.begin(due.map(({ id }) => ({ id, channel: 'sms', exclusive: false })), later);
      expect(due).toHaveLength(100);
      expect((await read()) - before).toBeLessThan(10_000);
    } finally {
      await world.sql('delivery', 'DELETE FROM message WHERE due_at = $1', [new Date('2030-01-01T00:00:00Z')]);
      await database.close();
    }
  });
});
