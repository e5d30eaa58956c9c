import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { delivery, permits, type FailChannel, type PublishTemplate, type SetPreference } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import { app, eventually, officer, operator, person, World } from '@counterless/testing';
import { sandboxSmsSecret } from '../src/channels/sandbox-sms.ts';
import { deliveryService, migrations } from '../src/delivery.module.ts';
import { PassContacts } from './pass-contacts.ts';

const clock = new MovableClock(new Date('2026-03-02T09:00:00+08:00'));
const contacts = new PassContacts();
let world: World;

const fail = (channel: FailChannel['channel'], failures: number, how: FailChannel['how'] = 'refuse') =>
  world.ask(delivery.failChannel, { channel, failures, how }, { as: app() });
const sentTo = async (passId: string) => (await world.ask(delivery.listSent, { passId }, { as: app() })).body.items;
const prefer = (owner: string, request: Partial<SetPreference>) =>
  world.ask(
    delivery.setPreference,
    { purpose: 'progress', channels: ['sms', 'email'], language: 'zh', ...request },
    { as: person({ id: owner }) },
  );
const history = async (passId: string, owner: string) =>
  (await world.ask(delivery.listMessages, { entity: `pass:${passId}` }, { as: person({ id: owner }), language: 'zh' })).body
    .items;
/** The message for the driver, once it is no longer queued. */
const ended = (passId: string, owner: string, advance = 0) =>
  eventually(`the message about ${passId}`, async () => {
    if (advance) clock.advance(advance);
    const found = (await history(passId, owner)).find(m => m.audience === 'contact');
    return found && found.status !== 'queued' && found;
  });
const tell = (pass: ReturnType<PassContacts['add']>) =>
  world.tell(permits.passRequested, { id: pass.passId, version: 1 }, pass.data);

/** A holder with an e-mail address that is confirmed, and a pass. */
async function withEmail() {
  const pass = contacts.add();
  const email = `holder${pass.contact.mobile.slice(-4)}@example.com`;
  const as = person({ id: pass.contact.holder });
  expect((await world.ask(delivery.registerEmail, { email }, { as, language: 'zh' })).status).toBe(202);
  expect((await world.ask(delivery.confirmEmail, { code: await codeFor(email) }, { as })).status).toBe(200);
  return { ...pass, email, holder: pass.contact.holder };
}
async function codeFor(email: string): Promise<string> {
  const { body } = await world.ask(delivery.listSent, { limit: 20 }, { as: app() });
  return /\d{6}/.exec(body.items.find(m => m.to === email)!.body)![0];
}

beforeAll(async () => {
  world = await World.start();
  contacts.answer(world);
  await world.serve('delivery', migrations, platform => ({ ...deliveryService({ platform }), clock }));
  // The kind of message of these tests: with a text for each channel, and no hurry.
  const text = (channel: 'sms' | 'email' | 'inbox') =>
    (['zh', 'en'] as const).map(language => ({
      channel,
      language,
      body: `${language} {{plate}}`,
      ...(channel !== 'sms' && { title: '通知 {{plate}}' }),
    }));
  const version: PublishTemplate = {
    kind: 'pass-requested',
    purpose: 'progress',
    urgent: false,
    startsAt: clock.now().toISOString(),
    fields: [{ name: 'plate', type: 'text', optional: false }],
    texts: [...text('sms'), ...text('email'), ...text('inbox')],
  };
  expect((await world.ask(delivery.publishTemplate, version, { as: operator() })).status).toBe(201);
});
afterAll(() => world?.stop());

describe('a message', () => {
  it('goes by SMS, and its proof can be read', async () => {
    const pass = await withEmail();
    await tell(pass);
    const message = await ended(pass.passId, pass.holder);
    expect(message).toMatchObject({
      status: 'sent',
      channel: 'sms',
      kind: 'pass-requested',
      templateVersion: 2,
      language: 'zh',
      body: '【不见面】zh 浙G12345',
      receipt: null,
    });
    expect(message.to).toMatch(/^138\*{4}\d{4}$/);
    expect(message.digest).toBe(createHash('sha256').update(message.body!).digest('hex'));
    expect(message.reference).toBe(`sandbox:${message.id}`);
    expect(message.attempts.map(a => [a.channel, a.outcome])).toEqual([['sms', 'sent']]);
    expect((await history(pass.passId, pass.holder)).map(m => m.audience).sort()).toEqual(['contact', 'holder']);
    expect((await sentTo(pass.passId)).map(m => m.channel).sort()).toEqual(['inbox', 'sms']);
  });

  it('goes by e-mail where the provider stays away, then to the inbox, once each', async () => {
    const pass = await withEmail();
    await fail('sms', 1000);
    await tell(pass);
    const mailed = await ended(pass.passId, pass.holder, 64_000);
    expect([mailed.channel, mailed.status, mailed.title]).toEqual(['email', 'sent', '通知 浙G12345']);
    expect(mailed.attempts.map(a => a.channel)).toEqual([...Array(8).fill('sms'), 'email']);
    expect((await sentTo(pass.passId)).map(m => [m.channel, m.to])).toEqual(expect.arrayContaining([['email', pass.email]]));
    const other = await withEmail();
    await fail('email', 1000);
    await tell(other);
    expect((await ended(other.passId, other.holder, 64_000)).channel).toBe('inbox');
    await fail('sms', 0);
    await fail('email', 0);
    // The holder's copy is the one that counts: there is no second one.
    expect((await sentTo(other.passId)).map(m => m.channel)).toEqual(['inbox']);
  });

  it('goes by the next channel at once where the number does not exist', async () => {
    const pass = await withEmail();
    await fail('sms', 1, 'invalid');
    await tell(pass);
    const { channel, attempts } = await ended(pass.passId, pass.holder);
    expect([channel, attempts.map(a => [a.channel, a.outcome])]).toEqual([
      'email',
      [
        ['sms', 'refused'],
        ['email', 'sent'],
      ],
    ]);
  });

  it('whose answer was lost is sent under the same id again, and arrives once', async () => {
    const pass = await withEmail();
    await fail('sms', 2, 'time-out');
    await tell(pass);
    const { channel, status, attempts } = await ended(pass.passId, pass.holder, 1000);
    expect([channel, status, attempts.map(a => a.outcome)]).toEqual(['sms', 'sent', ['unknown', 'unknown', 'sent']]);
    expect((await sentTo(pass.passId)).filter(m => m.channel !== 'inbox')).toHaveLength(1);
  });

  it('of which nobody ever says whether it was sent goes by no other channel', async () => {
    const pass = await withEmail();
    await fail('sms', 1000, 'time-out');
    await tell(pass);
    expect((await ended(pass.passId, pass.holder, 64_000)).status).toBe('unknown');
    await fail('sms', 0);
    expect((await sentTo(pass.passId)).map(m => m.channel).sort()).toEqual(['inbox', 'sms']);
  });

  it('waits for the morning where it is not urgent, and holds up nothing urgent', async () => {
    clock.moveTo(new Date('2026-03-03T23:30:00+08:00'));
    const pass = contacts.add();
    await tell(pass);
    await eventually(
      'held',
      async () =>
        (await world.sql('delivery', 'SELECT 1 FROM message WHERE entity = $1 AND held', [`pass:${pass.passId}`])).length === 1,
    );
    await world.tell(permits.passGranted, { id: pass.passId, version: 2 }, pass.data);
    await eventually('what is urgent', async () =>
      (await sentTo(pass.passId)).some(m => m.channel === 'sms' && m.template === 'pass-granted'),
    );
    expect((await sentTo(pass.passId)).filter(m => m.channel === 'sms')).toHaveLength(1);
    clock.moveTo(new Date('2026-03-04T07:59:59.999+08:00'));
    expect((await sentTo(pass.passId)).filter(m => m.channel === 'sms')).toHaveLength(1);
    clock.moveTo(new Date('2026-03-04T08:00:00+08:00'));
    await eventually('both', async () => (await sentTo(pass.passId)).filter(m => m.channel === 'sms').length === 2);
  });
});

describe('what one chose', () => {
  it('decides the channel, the language, and whether any message comes', async () => {
    const pass = await withEmail();
    expect((await prefer(pass.holder, { channels: ['email'], language: 'en' })).body).toMatchObject({
      channels: ['email'],
      choice: 'off',
    });
    await tell(pass);
    expect(await ended(pass.passId, pass.holder)).toMatchObject({ channel: 'email', language: 'en', body: 'en 浙G12345' });
    await prefer(pass.holder, { channels: [] });
    const next = contacts.add({ holder: pass.holder });
    await tell(next);
    expect((await ended(next.passId, pass.holder)).status).toBe('declined');
    expect((await sentTo(next.passId)).map(m => m.channel)).toEqual(['inbox']);
  });

  it('is refused where the law or the purpose leaves no choice', async () => {
    const owner = newId();
    expect((await prefer(owner, { purpose: 'decision', channels: [] })).problem.code).toBe('preference.fixed');
    expect((await prefer(owner, { purpose: 'sign-in', channels: ['sms'] })).problem.code).toBe('preference.fixed');
    expect((await prefer(owner, { channels: ['sms', 'sms'] })).problem.errors?.[0]?.path).toBe('$.channels[1]');
    expect((await prefer(owner, { channels: ['pigeon' as 'sms'] })).status).toBe(400);
    const { body } = await world.ask(delivery.listPreferences, {}, { as: person({ id: owner }) });
    expect(body.items.find(i => i.purpose === 'electronic-service')).toMatchObject({
      channels: [],
      choice: 'consent',
      chosenAt: null,
    });
    const consent = await prefer(owner, { purpose: 'electronic-service', channels: ['sms'] });
    expect(consent.body.chosenAt).toBe(clock.now().toISOString());
    await eventually(
      'the record',
      async () => (await world.sql('delivery', `SELECT 1 FROM audit WHERE entity = $1`, [`preference:${owner}`])).length === 1,
    );
  });

  it('of an e-mail address counts once the code was given back, which cannot be guessed', async () => {
    const as = person();
    const wrong = (code: string) => world.ask(delivery.confirmEmail, { code }, { as });
    await world.ask(delivery.registerEmail, { email: 'one@example.com' }, { as });
    const right = await codeFor('one@example.com');
    const other = right === '000000' ? '111111' : '000000';
    expect(
      (await Promise.all(Array.from({ length: 20 }, () => wrong(other)))).every(r => r.problem.code === 'email.code-wrong'),
    ).toBe(true);
    expect((await wrong(right)).problem.code).toBe('email.code-wrong');
    await world.ask(delivery.registerEmail, { email: 'one@example.com' }, { as });
    expect((await wrong(await codeFor('one@example.com'))).body).toMatchObject({ email: 'o***@example.com' });
    expect((await world.ask(delivery.removeEmail, {}, { as })).body.email).toBeNull();
    for (const email of ['a@b', 'a@example.com,b@example.com', 'a@example.com\r\nBcc: b@example.com', 'a b@example.com'])
      expect([400, 422]).toContain((await world.ask(delivery.registerEmail, { email }, { as })).status);
    for (let i = 0; i < 3; i++) await world.ask(delivery.registerEmail, { email: 'one@example.com' }, { as });
    for (let i = 0; i < 3; i++) await world.ask(delivery.registerEmail, { email: 'one@example.com' }, { as });
    expect((await world.ask(delivery.registerEmail, { email: 'one@example.com' }, { as })).status).toBe(429);
    const text = await world.sql<{ t: string }>(
      'delivery',
      'SELECT o::text AS t FROM owner_email o UNION ALL SELECT s::text FROM sandbox_outbox s',
    );
    expect(text.filter(({ t }) => /example\.com/.test(t) || t.includes(Buffer.from('example.com').toString('hex')))).toEqual([]);
  });
});

describe('a receipt', () => {
  const receipt = (messageId: string, status: string, secret = sandboxSmsSecret, provider = 'sandbox') => {
    const [timestamp, nonce] = [Math.floor(Date.now() / 1000), newId()];
    const data = JSON.stringify({ messageId, status, at: clock.now().toISOString() });
    const signature = createHmac('sha256', secret).update(`${timestamp}\n${nonce}\n${data}`).digest('base64');
    return world.ask(delivery.takeSmsReceipt, { provider, timestamp, nonce, data, signature });
  };

  it('is kept; the first word counts', async () => {
    const pass = await withEmail();
    await tell(pass);
    const { id } = await ended(pass.passId, pass.holder);
    expect((await receipt(id, 'delivered', 'wrong')).problem.code).toBe('callback.signature-invalid');
    expect((await receipt(id, 'delivered', sandboxSmsSecret, 'pigeon')).problem.code).toBe('sms-provider.unknown');
    expect((await receipt(newId(), 'delivered')).problem.code).toBe('message.not-found');
    expect((await receipt(id, 'eaten')).problem.errors?.[0]?.path).toBe('$.data.status');
    for (const status of ['delivered', 'delivered', 'undelivered']) expect((await receipt(id, status)).status).toBe(200);
    const message = await ended(pass.passId, pass.holder);
    expect([message.channel, message.receipt]).toEqual(['sms', 'delivered']);
  });

  it('that says undelivered sends it by the next channel, once', async () => {
    const pass = await withEmail();
    await tell(pass);
    const { id } = await ended(pass.passId, pass.holder);
    await Promise.all([1, 2, 3].map(() => receipt(id, 'undelivered')));
    await world.ask(delivery.tellReceipt, { messageId: id, status: 'undelivered' }, { as: app() });
    const message = await eventually('by e-mail', async () => {
      const found = await ended(pass.passId, pass.holder);
      return found.channel === 'email' && found;
    });
    expect(message.attempts.map(a => [a.channel, a.outcome])).toEqual([
      ['sms', 'sent'],
      ['sms', 'undelivered'],
      ['email', 'sent'],
    ]);
    expect(message.status).toBe('sent');
  });
});

describe('who may read', () => {
  it('what was sent: whom it is about, and the officers of the region', async () => {
    const pass = await withEmail();
    await tell(pass);
    await ended(pass.passId, pass.holder);
    const read = async (as: object) =>
      (await world.ask(delivery.listMessages, { entity: `pass:${pass.passId}` }, { as: as as never })).body.items.length;
    expect([
      await read(officer('330782')),
      await read(officer('330000')),
      await read(officer('330783')),
      await read(person()),
    ]).toEqual([2, 2, 0, 0]);
    expect((await world.ask(delivery.listMessages, { entity: 'nothing' }, { as: person() })).status).toBe(400);
    const page = await world.ask(delivery.listMessages, { entity: `pass:${pass.passId}`, limit: 1 }, { as: officer('330782') });
    const next = await world.ask(
      delivery.listMessages,
      { entity: `pass:${pass.passId}`, limit: 1, cursor: page.body.next! },
      { as: officer('330782') },
    );
    expect([page.body.items.length, next.body.items.length, next.body.next]).toEqual([1, 1, null]);
  });

  it('marks his or her own inbox only', async () => {
    const pass = contacts.add();
    const as = person({ id: pass.contact.holder });
    await tell(pass);
    const inbox = async (unread?: boolean) =>
      (await world.ask(delivery.listInbox, unread === undefined ? {} : { unread }, { as })).body.items;
    const [message] = await eventually('the message', async () => (await inbox()).length === 1 && (await inbox()));
    const mark = (read: boolean, who = as) => world.ask(delivery.markInboxMessage, { messageId: message!.id, read }, { as: who });
    expect([message!.readAt, (await inbox(true)).length]).toEqual([null, 1]);
    for (const read of [true, true]) expect((await mark(read)).status).toBe(200);
    expect([(await inbox())[0]!.readAt, (await inbox(true)).length]).toEqual([clock.now().toISOString(), 0]);
    await mark(false);
    expect((await inbox(true)).length).toBe(1);
    expect((await mark(true, person())).problem.code).toBe('message.not-found');
    expect((await mark(true, officer('330782') as never)).problem.code).toBe('message.not-found');
  });
});
