import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { headers } from '@nats-io/nats-core';
import { delivery, header, identity, permits, type CaseContactAnswer, type CaseFact, type DataErased } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import { app, eventually, person, World } from '@counterless/testing';
import { deliveryService, migrations } from '../src/delivery.module.ts';

const clock = new MovableClock(new Date('2026-03-02T10:00:00+08:00'));
const me = person();
const mobile = ['138', '0000', '7788'].join('');
const requestId = newId();
const parcelId = newId();
let world: World;
let told: { data: DataErased }[];

beforeAll(async () => {
  world = await World.start();
  const caseId = newId();
  const contact: CaseContactAnswer = { caseId, applicantKind: 'person', applicant: me.id, mobile, title: { zh: '食品经营许可', en: 'Food business licence' }, status: 'submitted', dues: {}, remedies: [] };
  world.nats.subscribe(permits.readCaseContact.subject, {
    callback: (_error, message) => {
      const h = headers();
      h.set(header.status, '200');
      message.respond(JSON.stringify(contact), { headers: h });
    },
  });
  await world.serve('delivery', migrations, platform => ({ ...deliveryService({ platform }), clock }));
  told = world.listen(delivery.dataErased);
  const fact: CaseFact = { caseId, applicantKind: 'person', applicant: me.id, department: 'LEAD', region: '330782', matter: 'CASE00000001', status: 'submitted' };
  await world.tell(permits.caseSubmitted, { id: caseId, version: 2 }, fact);
  await eventually('the SMS', async () => (await world.ask(delivery.listSent, { mobile }, { as: app() })).body.items.length > 0);
  await eventually('it to be noted', async () => (await world.sql('delivery', `SELECT 1 FROM message WHERE owner = $1 AND status = 'sent'`, [me.id])).length > 0);
  await world.ask(delivery.setPreference, { purpose: 'progress', channels: ['sms'], language: 'zh' }, { as: me });
  await world.ask(delivery.registerEmail, { email: 'someone@example.test' }, { as: me });
  const to = { recipient: '王小明', mobile, region: '330782', line: '稠州北路 1 号 2 室' };
  await world.ask(delivery.sendParcel, { parcelId, owner: { kind: 'person', id: me.id }, region: '330782', to, contents: '证照 1 件', reference: `certificate:${newId()}` }, { as: { kind: 'service', id: 'tax' } });
  await eventually('a waybill', async () => (await world.sql('delivery', 'SELECT 1 FROM parcel WHERE id = $1 AND waybill IS NOT NULL', [parcelId])).length > 0);
});
afterAll(() => world?.stop());

const count = async (table: string, where: string, values: unknown[]) => (await world.sql('delivery', `SELECT 1 FROM ${table} WHERE ${where}`, values)).length;
const report = (what: string, is: (r: DataErased) => unknown) => eventually(what, () => { const r = told.at(-1)?.data; return r && is(r) ? r : undefined; });

describe('a copy of one’s data that is ready', () => {
  /** Stands in for identity, which knows who asked. */
  const asked = new Map<string, { owner: string; mobile?: string }>();
  beforeAll(() => {
    world.nats.subscribe(identity.readDataRequestContact.subject, {
      callback: (_error, message) => {
        const h = headers();
        h.set(header.status, '200');
        message.respond(JSON.stringify(asked.get(message.json<{ requestId: string }>().requestId)), { headers: h });
      },
    });
  });
  const ready = async (owner: string, contact: { mobile?: string }) => {
    const id = newId();
    asked.set(id, { owner, ...contact });
    const event = await world.tell(identity.exportReady, { id, version: 3 }, { requestId: id, personId: owner, expiresAt: '2026-04-02T00:00:00+08:00' });
    const messages = await eventually('the messages', async () => {
      const found = await world.sql<{ audience: string; status: string; channel: string | null }>('delivery', `SELECT audience, status, channel FROM message WHERE fact_id = $1 ORDER BY audience`, [event.id]);
      return found.length === 2 && found.every(m => m.status !== 'queued') && found;
    });
    return { about: `data-request:${id}`, messages };
  };
  const inbox = async (owner: string) => (await world.ask(delivery.listInbox, {}, { as: person({ id: owner }), language: 'zh' })).body.items.map(m => [m.title, m.about]);

  it('is told to whoever asked, by SMS and in the inbox, until when it can be read', async () => {
    const owner = newId();
    const number = ['138', '0000', '7799'].join('');
    const { about } = await ready(owner, { mobile: number });
    const { items } = (await world.ask(delivery.listSent, { mobile: number }, { as: app() })).body;
    expect(items.map(m => m.body)).toEqual(['【不见面】您申请的个人信息副本已备好，4月2日00:00前可查看。如非本人申请，请尽快联系平台。']);
    expect(await inbox(owner)).toEqual([['您申请的个人信息副本已备好', about]]);
  });

  it('is told as the person prefers, and always in the inbox', async () => {
    const owner = newId();
    await world.ask(delivery.setPreference, { purpose: 'progress', channels: [], language: 'zh' }, { as: person({ id: owner }) });
    const { about, messages } = await ready(owner, { mobile: ['138', '0000', '7700'].join('') });
    expect(messages).toMatchObject([{ audience: 'contact', status: 'declined' }, { audience: 'holder', status: 'sent', channel: 'inbox' }]);
    expect(await inbox(owner)).toEqual([['您申请的个人信息副本已备好', about]]);
  });
});

describe('a person’s data in delivery', () => {
  it('goes but for the proof of what was sent and a parcel on its way', async () => {
    await world.tell(identity.erasureBegun, { id: requestId, version: 2 }, { requestId, personId: me.id });
    const { kept, erased } = await report('the report', () => true);
    expect(erased.map(e => e.kind)).toEqual(expect.arrayContaining(['delivery.email', 'delivery.inbox', 'delivery.preference']));
    expect(kept).toContainEqual(expect.objectContaining({ kind: 'delivery.parcel', running: true }));
    expect(kept).toContainEqual(expect.objectContaining({ kind: 'delivery.message', running: false, until: expect.stringMatching(/^2036-03-02T16/) }));
    for (const table of ['inbox_message', 'preference', 'owner_email']) expect([table, await count(table, 'owner = $1', [me.id])]).toEqual([table, 0]);
    const messages = await world.sql('delivery', 'SELECT recipient, content, digest, reference FROM message WHERE owner = $1', [me.id]);
    expect(messages.length).toBeGreaterThan(0);
    for (const m of messages) expect(m).toMatchObject({ recipient: null, content: null, digest: expect.anything(), reference: expect.any(String) });
    expect((await world.ask(delivery.listSent, { mobile }, { as: app() })).body.items).toEqual([]);
  });

  it('lets a parcel go a year after its way has ended, messages after ten', async () => {
    await world.ask(delivery.moveParcel, { parcelId, status: 'signed-for' }, { as: app() });
    await eventually('signed for', async () => (await count('parcel', `id = $1 AND status = 'signed-for'`, [parcelId])) > 0);
    clock.moveTo(new Date('2026-03-04T10:00:00+08:00'));
    await report('the parcel to have ended', r => r.kept.some(k => k.kind === 'delivery.parcel' && !k.running && k.until?.startsWith('2027-03-02')));
    clock.moveTo(new Date('2027-03-05T00:00:00+08:00'));
    await report('the parcel to go', r => r.kept.every(k => k.kind !== 'delivery.parcel'));
    expect(await count('parcel', 'id = $1', [parcelId]) + (await count('sandbox_order', 'order_id = $1', [parcelId]))).toBe(0);
    clock.moveTo(new Date('2036-03-06T00:00:00+08:00'));
    await report('all to be gone', r => r.kept.length === 0);
    expect(await count('message', 'owner = $1', [me.id])).toBe(0);
  });
});
