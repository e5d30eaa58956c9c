import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook as Verifier } from 'standardwebhooks';
import { delivery } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { eventually } from '@counterless/testing';
import { behaviours } from './receiver-stub.ts';
import { appOf, attempted, clock, closeTown, day, hour, inFeed, log, mailTo, openTown, read, startAgain, tell, webhook, world } from './event-town.ts';

beforeAll(openTown);
afterAll(closeTown);

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
    // Mended, enabled again, gone again: told again. What was under way is tried five seconds after it was noted.
    await eventually('every answer noted', async () => (await log(made, as)).flatMap(d => d.attempts).length === stub.taken.length);
    clock.advance(hour);
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
