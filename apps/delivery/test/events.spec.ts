import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Webhook as Verifier } from 'standardwebhooks';
import { delivery, permits, type PartnerEvent } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { UnitOfWork } from '@counterless/platform';
import { eventually } from '@counterless/testing';
import { Events } from '../src/webhooks/ports.ts';
import { behaviours } from './receiver-stub.ts';
import { appOf, attempted, clock, closeTown, day, feed, hour, inFeed, log, mailTo, openTown, passData, read, running, startAgain, tell, webhook, world } from './event-town.ts';

beforeAll(openTown);
afterAll(closeTown);

describe('the event feed', () => {
  it('tells an app what came through it, also what others did to it later, and no other app', async () => {
    const [mine, other] = [appOf(), appOf()];
    const [passId, foreign] = [newId(), newId()];
    const ids = [await tell(passId, 1, mine.id), await tell(passId, 2), await tell(passId, 3, other.id)];
    await tell(foreign, 1, other.id);
    const items = await inFeed(mine, 3);
    expect(items.map((e: PartnerEvent) => [e.id, e.sequence])).toEqual(ids.map((id, i) => [id, i + 1]));
    expect(items[0]).toEqual({
      specversion: '1.0', id: ids[0], source: '/permits', type: 'permits.pass.expired.v1', subject: passId, time: clock.now().toISOString(),
      datacontenttype: 'application/json', sequence: 1, data: passData(passId),
    });
    expect((await inFeed(other, 1))[0]!.subject).toBe(foreign);
    expect((await world.ask(delivery.readEvent, { eventId: ids[1]! }, { as: mine })).body.id).toBe(ids[1]);
    expect((await world.ask(delivery.readEvent, { eventId: ids[1]! }, { as: other })).problem.code).toBe('event.not-found');
  });

  it('tells of a parcel to the app of what it was sent for, without whom and where, and no other app', async () => {
    const [mine, other] = [appOf(), appOf()];
    const [requisitionId, parcelId] = [newId(), newId()];
    const [hook, foreign] = [await webhook(mine), await webhook(other)];
    await tell(requisitionId, 1, mine.id);
    await tell(newId(), 1, other.id);
    await inFeed(mine, 1);
    const to = { recipient: '王小明', mobile: `135${String(Date.now()).slice(-8)}`, region: '330782', line: '稠州北路 1 号 2 室' };
    const order = { parcelId, owner: { kind: 'enterprise' as const, id: newId() }, region: '330782', to, contents: '发票 1 本', reference: `requisition:${requisitionId}` };
    expect((await world.ask(delivery.sendParcel, order, { as: { kind: 'service', id: 'tax' } })).status).toBe(200);
    await inFeed(mine, 2);
    for (const status of ['in-transit', 'signed-for'] as const)
      expect((await world.ask(delivery.moveParcel, { parcelId, status, place: '义乌营业部' }, { as: mine })).status).toBe(200);
    const [, ...parcel] = await inFeed(mine, 4);
    expect(parcel.map(e => [e.type, e.subject])).toEqual(['accepted', 'moved', 'signed-for'].map(verb => [`delivery.parcel.${verb}.v1`, parcelId]));
    expect(Object.keys(parcel[2]!.data).sort()).toEqual(['at', 'parcelId', 'reference', 'status', 'waybill']);
    expect(parcel[2]!.data).toMatchObject({ reference: order.reference, status: 'signed-for' });
    await eventually('all by webhook', () => hook.stub.taken.length === 4);
    expect(hook.stub.taken.map(t => t.event).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual((await feed(mine)).items.sort((a, b) => (a.id < b.id ? -1 : 1)));
    for (const secret of Object.values(to).filter(v => v !== to.region)) expect(hook.stub.taken.map(t => t.text).join()).not.toContain(secret);
    expect((await feed(other)).items).toHaveLength(1);
    expect(foreign.stub.taken).toHaveLength(1);
  });

  it('goes on from `next`, also at its end and while it is empty', async () => {
    const as = appOf();
    const empty = await feed(as);
    expect(empty).toMatchObject({ items: [], more: false });
    const passId = newId();
    for (let i = 1; i <= 5; i++) await tell(passId, i, as.id);
    await inFeed(as, 5);
    const seen: number[] = [];
    let cursor: string | undefined = empty.next;
    for (let more = true; more; ) {
      const page = await feed(as, cursor, 2);
      seen.push(...page.items.map((e: PartnerEvent) => e.sequence));
      ({ next: cursor, more } = page);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    expect((await feed(as, cursor)).items).toEqual([]);
    await tell(passId, 6, as.id);
    await inFeed(as, 6);
    expect((await feed(as, cursor)).items.map((e: PartnerEvent) => e.sequence)).toEqual([6]);
  });

  it('refuses a cursor of another list or of more than there is, and says when what follows it is gone', async () => {
    const as = appOf();
    const passId = newId();
    await tell(passId, 1, as.id);
    await inFeed(as, 1);
    const start = (await feed(as, undefined, 1)).next;
    const forged = Buffer.from(`${delivery.readFeed.subject} 99`).toString('base64url');
    for (const cursor of [forged, Buffer.from('delivery.inbox.list.v1 1').toString('base64url'), 'AAAA']) {
      const { status, problem } = await world.ask(delivery.readFeed, { cursor }, { as });
      expect([status, problem.errors?.[0]?.path]).toEqual([400, '$.cursor']);
    }
    await tell(passId, 2, as.id);
    await inFeed(as, 2);
    await world.sql('delivery', 'DELETE FROM event WHERE app = $1', [as.id]);
    expect((await world.ask(delivery.readFeed, { cursor: start }, { as })).problem.code).toBe('event.cursor-too-old');
    expect(await feed(as)).toMatchObject({ items: [], more: false });
    await tell(passId, 3, as.id);
    expect((await inFeed(as, 1))[0]!.sequence).toBe(3);
  });

  it('has no gap and no reorder for a reader that follows it, however its writers commit', async () => {
    const work = running.app.get(UnitOfWork);
    const events = running.app.get(Events);
    const origin = { actor: 'service:delivery', act: undefined, operation: 'test', requestId: 'test', traceparent: undefined };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ entity: fc.integer({ min: 0, max: 4 }), before: fc.integer({ min: 0, max: 8 }), after: fc.integer({ min: 0, max: 8 }) }), { minLength: 1, maxLength: 40 }), async writes => {
        const as = appOf();
        const entities = Array.from({ length: 5 }, () => newId());
        const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
        const add = (entity: string, sequence: number, before: number, after: number) =>
          work.runAs(origin, async tx => {
            await pause(before);
            const id = newId();
            events.add(tx, { id, type: permits.passExpired.subject, entity, about: entity, app: as.id, at: clock.now(), body: JSON.stringify({ id, sequence, subject: entity }) });
            // Holds its place for a while: others may be ready to commit before it.
            await pause(after);
          });
        const written = Promise.all(
          entities.map(async (entity, i) => {
            let sequence = 0;
            for (const w of writes.filter(x => x.entity === i)) await add(entity, ++sequence, w.before, w.after);
          }),
        );
        const seen: PartnerEvent[] = [];
        let done = false;
        void written.finally(() => (done = true));
        let cursor: string | undefined;
        for (let last = false; !last; ) {
          last = done;
          const page = await feed(as, cursor);
          seen.push(...page.items);
          cursor = page.next;
        }
        await written;
        expect(new Set(seen.map(e => e.id)).size).toBe(writes.length);
        expect(seen).toHaveLength(writes.length);
        for (const entity of entities) {
          const order = seen.filter(e => e.subject === entity).map(e => e.sequence);
          expect(order).toEqual(order.map((_, i) => i + 1));
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('a webhook', () => {
  it('is told each event once, signed so that an independent verifier accepts it and any change is found', async () => {
    const { as, stub, secret } = await webhook();
    const id = await tell(newId(), 1, as.id);
    await eventually('the event', () => stub.taken.length === 1);
    const { text, headers, event } = stub.taken[0]!;
    expect(event).toEqual((await inFeed(as, 1))[0]);
    expect(headers['webhook-id']).toBe(id);
    const signed = headers as Record<string, string>;
    expect(new Verifier(secret).verify(text, signed)).toEqual(event);
    expect(() => new Verifier(secret).verify(text.replace('expired', 'granted'), signed)).toThrow(/signature/i);
    expect(() => new Verifier(secret).verify(text, { ...signed, 'webhook-id': newId() })).toThrow(/signature/i);
  });

  it('is told the types that it wants, and nothing while it is disabled', async () => {
    const as = appOf();
    const all = await webhook(as);
    const none = await webhook(as, { types: ['permits.pass.granted.v1'] });
    const off = await webhook(as);
    const { id: webhookId } = off.made;
    await world.ask(delivery.changeWebhook, { webhookId, url: off.stub.url, status: 'disabled' }, { as });
    await tell(newId(), 1, as.id);
    await eventually('the event', () => all.stub.taken.length === 1);
    expect([none.stub.taken, off.stub.taken]).toEqual([[], []]);
    expect(await read(off.made, as)).toMatchObject({ status: 'disabled', disabledBy: 'owner', version: 2 });
    expect((await world.ask(delivery.replayEvents, { webhookId, from: '2026-01-01T00:00:00Z' }, { as })).problem.code).toBe('webhook.disabled');
  });

  it('signs with the old and the new secret while they are being changed', async () => {
    const { as, stub, made, secret } = await webhook();
    const { body } = await world.ask(delivery.rotateWebhookSecret, { webhookId: made.id, overlapHours: 2 }, { as });
    await tell(newId(), 1, as.id);
    await eventually('the event', () => stub.taken.length === 1);
    const verify = (s: string, n: number) => new Verifier(s).verify(stub.taken[n]!.text, stub.taken[n]!.headers as Record<string, string>);
    for (const s of [secret, body.secret]) expect(() => verify(s, 0)).not.toThrow();
    clock.advance(2 * hour);
    await tell(newId(), 1, as.id);
    await eventually('the next', () => stub.taken.length === 2);
    expect(() => verify(body.secret, 1)).not.toThrow();
    expect(() => verify(secret, 1)).toThrow(/signature/i);
    for (let i = 0; i < 4; i++) expect((await world.ask(delivery.rotateWebhookSecret, { webhookId: made.id }, { as })).status).toBe(201);
    expect((await world.ask(delivery.rotateWebhookSecret, { webhookId: made.id }, { as })).problem.code).toBe('webhook.too-many-secrets');
    expect((await world.sql<{ t: string }>('delivery', 'SELECT s::text AS t FROM webhook_secret s')).some(r => r.t.includes(Buffer.from(secret).toString('hex')))).toBe(false);
  });

  it.each(['resets', 'fails', 'moved'] as const)('whose receiver %s is tried again later, and the log says why', async name => {
    const { as, stub, made } = await webhook();
    stub.behaviour = behaviours[name];
    await tell(newId(), 1, as.id);
    const [first] = (await attempted(made, as, 1)).attempts;
    expect(first!.error).toEqual({ resets: 'the connection was reset', fails: 'answered 500', moved: 'answered 301: redirects are not followed, give the address itself' }[name]);
    expect((await read(made, as)).failingSince).not.toBeNull();
    stub.behaviour = behaviours.good;
    clock.advance(6000);
    const entry = await attempted(made, as, 2);
    expect(entry.status).toBe('delivered');
    expect(new Set(stub.ids()).size).toBe(1);
    expect((await read(made, as)).failingSince).toBeNull();
  });

  it('whose receiver pours out without end counts as told, and is not read on', async () => {
    const { as, stub, made } = await webhook();
    stub.behaviour = behaviours.large;
    await tell(newId(), 1, as.id);
    expect((await attempted(made, as, 1)).status).toBe('delivered');
  });

  it('that hangs delays no other', async () => {
    const as = appOf();
    const slow = await webhook(as);
    const quick = await webhook(as);
    slow.stub.behaviour = behaviours.hangs;
    const count = 20;
    for (let i = 1; i <= count; i++) await tell(newId(), i, as.id);
    await eventually('all of them', () => quick.stub.taken.length === count, 5000);
    expect((await log(slow.made, as)).every(d => d.status === 'pending' && d.attempts.length === 0)).toBe(true);
    await world.ask(delivery.deleteWebhook, { webhookId: slow.made.id }, { as });
  });

  it('that is gone (410) is disabled at once and left alone', async () => {
    const contactEmail = `${newId()}@partner.example`;
    const { as, stub, made } = await webhook(undefined, { contactEmail }, 'zh');
    expect(made.contactEmail).toBe(`${contactEmail[0]}***@partner.example`);
    stub.behaviour = behaviours.gone;
    // Several at once: whoever answers 410 to each is told of once.
    for (let i = 0; i < 10; i++) await tell(newId(), 1, as.id);
    await eventually('disabled', async () => (await read(made, as)).disabledBy === 'gone');
    clock.advance(hour);
    await tell(newId(), 1, as.id);
    await inFeed(as, 11);
    // No more than were under way when the first was answered.
    expect(stub.taken.length).toBeLessThanOrEqual(4);
    const mails = await eventually('the e-mail', async () => (await mailTo(contactEmail)).length > 0 && mailTo(contactEmail));
    expect(mails).toEqual([{ template: 'webhook-gone', body: expect.stringContaining(`您的回调地址 ${stub.url} 对事件答复 410`) }]);
    expect((await world.sql<{ t: string }>('delivery', 'SELECT w::text AS t FROM webhook w')).some(r => r.t.includes(contactEmail))).toBe(false);
    // Mended, enabled again, gone again: told again.
    stub.behaviour = behaviours.good;
    await world.ask(delivery.changeWebhook, { webhookId: made.id, url: stub.url, status: 'enabled' }, { as });
    await tell(newId(), 1, as.id);
    await eventually('what waited', async () => (await log(made, as)).every(d => d.status === 'delivered'));
    stub.behaviour = behaviours.gone;
    await tell(newId(), 1, as.id);
    await eventually('the second e-mail', async () => (await mailTo(contactEmail)).length === 2);
  });

  it('that fails for three days is disabled; what it missed comes by replay, one or a range, and by the feed', async () => {
    const contactEmail = `${newId()}@partner.example`;
    const { as, stub, made } = await webhook(undefined, { contactEmail });
    const { id: webhookId } = made;
    stub.behaviour = behaviours.fails;
    const first = await tell(newId(), 1, as.id);
    const start = clock.now();
    for (let n = 1; (await read(made, as)).disabledBy === null; n++) {
      await attempted(made, as, n);
      clock.advance(day + 3 * hour);
    }
    expect(await read(made, as)).toMatchObject({ status: 'disabled', disabledBy: 'failing' });
    const [mail] = await eventually('the e-mail', async () => (await mailTo(contactEmail)).length > 0 && mailTo(contactEmail));
    expect(mail).toMatchObject({ template: 'webhook-failing', body: expect.stringMatching(/^Since Mar \d+, \d\d:\d\d nothing has got through to your receiver http/) });
    expect(clock.now().getTime() - start.getTime()).toBeLessThan(7 * day);
    const missed = [await tell(newId(), 1, as.id), await tell(newId(), 1, as.id)];
    await inFeed(as, 3);
    stub.behaviour = behaviours.good;
    stub.taken.length = 0;
    const enabled = await world.ask(delivery.changeWebhook, { webhookId, url: stub.url, status: 'enabled' }, { as });
    expect(enabled.body).toMatchObject({ status: 'enabled', disabledBy: null, failingSince: null });
    expect((await world.ask(delivery.replayEvents, { webhookId, from: start.toISOString() }, { as })).body).toEqual({ events: 3 });
    await eventually('all three', () => stub.taken.length >= 3);
    expect(new Set(stub.ids())).toEqual(new Set([first, ...missed]));
    expect((await world.ask(delivery.replayEvents, { webhookId, eventId: first }, { as })).status).toBe(202);
    await eventually('once more', () => stub.ids().filter(id => id === first).length === 2);
    expect((await world.ask(delivery.replayEvents, { webhookId, eventId: newId() }, { as })).problem.code).toBe('event.not-found');
    const faults = [{}, { eventId: first, from: start.toISOString() }, { from: start.toISOString(), until: start.toISOString() }];
    for (const fault of faults) expect((await world.ask(delivery.replayEvents, { webhookId, ...fault }, { as })).status).toBe(400);
  });

  it('is tested on request, and says what came of it', async () => {
    const { as, stub, made, secret } = await webhook();
    const test = async () => (await world.ask(delivery.testWebhook, { webhookId: made.id }, { as, timeout: 15_000 })).body;
    expect(await test()).toMatchObject({ delivered: true, status: 204, error: null });
    expect(new Verifier(secret).verify(stub.taken[0]!.text, stub.taken[0]!.headers as Record<string, string>)).toMatchObject({ type: 'webhook.test', subject: made.id });
    stub.behaviour = behaviours.fails;
    expect(await test()).toMatchObject({ delivered: false, status: 500, error: 'answered 500' });
    await stub.stop();
    expect(await test()).toMatchObject({ delivered: false, status: null, error: 'the connection was refused' });
  });

  it('belongs to its app: for another one it is not there', async () => {
    const { made } = await webhook();
    const as = appOf();
    const { id: webhookId, url } = made;
    const answers = [
      await world.ask(delivery.readWebhook, { webhookId }, { as }),
      await world.ask(delivery.changeWebhook, { webhookId, url, status: 'disabled' }, { as }),
      await world.ask(delivery.deleteWebhook, { webhookId }, { as }),
      await world.ask(delivery.rotateWebhookSecret, { webhookId }, { as }),
      await world.ask(delivery.testWebhook, { webhookId }, { as }),
      await world.ask(delivery.listDeliveries, { webhookId }, { as }),
      await world.ask(delivery.replayEvents, { webhookId, from: clock.now().toISOString() }, { as }),
    ];
    expect(answers.map(a => a.problem.code)).toEqual(answers.map(() => 'webhook.not-found'));
    expect((await world.ask(delivery.listWebhooks, {}, { as })).body.items).toEqual([]);
  });

  it('keeps its contact until another one is named or none', async () => {
    const { as, stub, made } = await webhook(undefined, { contactEmail: 'first@partner.example' });
    const change = async (contactEmail?: string) =>
      world.ask(delivery.changeWebhook, { webhookId: made.id, url: stub.url, status: 'enabled' as const, ...(contactEmail !== undefined && { contactEmail }) }, { as });
    expect((await change()).body.contactEmail).toBe('f***@partner.example');
    expect((await change('second@partner.example')).body.contactEmail).toBe('s***@partner.example');
    expect((await change('')).body.contactEmail).toBeNull();
    expect((await change('nobody@localhost')).problem.code).toBe('email.invalid');
    expect((await change('two@a.example,b@b.example')).status).toBe(400);
  });

  it('is refused with an address or a type that cannot be, and beyond twenty', async () => {
    const as = appOf();
    const create = (url: string, types?: string[]) => world.ask(delivery.createWebhook, { url, ...(types && { types }) }, { as });
    for (const url of ['nonsense', 'ftp://partner.example/', 'https://me:secret@partner.example/', 'https://partner.example/#x'])
      expect((await create(url)).problem).toMatchObject({ code: 'webhook.url-refused', errors: [{ path: '$.url' }] });
    expect((await create('https://partner.example/', ['permits.pass.granted.v1', 'no.such.v1'])).problem.errors?.[0]).toMatchObject({ path: '$.types[1]', code: 'event-type' });
    const made = await Promise.all(Array.from({ length: 25 }, () => create('https://partner.example/')));
    expect(made.filter(m => m.status === 201)).toHaveLength(20);
    expect(new Set(made.filter(m => m.status !== 201).map(m => m.problem.code))).toEqual(new Set(['webhook.too-many']));
  });

  it('gets what waits when the service starts again', async () => {
    const { as, stub } = await webhook();
    const ids: string[] = [];
    await startAgain(async () => {
      for (let i = 1; i <= 50; i++) ids.push(await tell(newId(), i, as.id));
    });
    await eventually('all fifty', () => new Set(stub.ids()).size === 50);
    expect(new Set(stub.ids())).toEqual(new Set(ids));
  });
});
