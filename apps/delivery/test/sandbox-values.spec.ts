import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { delivery, permits, type MessageView, type PublishTemplate, type SendParcel } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import { app, eventually, operator, person, World } from '@counterless/testing';
import { deliveryService, migrations } from '../src/delivery.module.ts';
import { sandboxValues, type SandboxCode } from '../src/domain/sandbox-values.ts';
import { PassContacts } from './pass-contacts.ts';

const clock = new MovableClock(new Date('2026-03-02T09:00:00+08:00'));
const contacts = new PassContacts();
let world: World;
let serial = 0;

const valueOf = (code: SandboxCode) => sandboxValues.find(v => v.code === code)!.value;
const mobileOf = (code: SandboxCode) => valueOf(code) + String(++serial).padStart(4, '0');
const sentTo = async (passId: string) => (await world.ask(delivery.listSent, { passId }, { as: app() })).body.items;
const history = async (passId: string, owner: string) =>
  (await world.ask(delivery.listMessages, { entity: `pass:${passId}` }, { as: person({ id: owner }) })).body.items.find(m => m.audience === 'contact');

/** A holder with an e-mail address that is confirmed. */
async function withEmail(email: string): Promise<string> {
  const as = person();
  expect((await world.ask(delivery.registerEmail, { email }, { as })).status).toBe(202);
  const { body } = await world.ask(delivery.listSent, { limit: 200 }, { as: app() });
  const code = /\d{6}/.exec(body.items.find(m => m.to === email)!.body)![0];
  expect((await world.ask(delivery.confirmEmail, { code }, { as })).status).toBe(200);
  return as.id;
}

/** What becomes of a message to this number and to a holder of this address: each attempt with its channel, and what arrived. */
async function tried(mobile: string | undefined, email: string, { advance = 0, until = (m: MessageView) => m.status !== 'queued' } = {}) {
  const holder = await withEmail(email);
  if (mobile === undefined)
    await world.ask(delivery.setPreference, { purpose: 'progress', channels: ['email'], language: 'zh' }, { as: person({ id: holder }) });
  const pass = contacts.add({ holder, ...(mobile !== undefined && { mobile }) });
  await world.tell(permits.passRequested, { id: pass.passId, version: 1 }, pass.data);
  const message = await eventually(`the message about ${pass.passId}`, async () => {
    if (advance > 0) clock.advance(advance);
    const found = await history(pass.passId, holder);
    return found && until(found) && found;
  });
  const arrived = (await sentTo(pass.passId)).filter(m => m.channel !== 'inbox').map(m => m.channel);
  return { attempts: message.attempts.map(a => `${a.channel} ${a.outcome}`), channel: message.channel, receipt: message.receipt, arrived };
}
const usual = () => `someone${++serial}@example.com`;

beforeAll(async () => {
  world = await World.start();
  contacts.answer(world);
  await world.serve('delivery', migrations, platform => ({ ...deliveryService({ platform }), clock }));
  const texts = (['sms', 'email', 'inbox'] as const).flatMap(channel =>
    (['zh', 'en'] as const).map(language => ({ channel, language, body: '{{plate}}', ...(channel !== 'sms' && { title: '{{plate}}' }) })),
  );
  const version: PublishTemplate = {
    kind: 'pass-requested', purpose: 'progress', urgent: true, startsAt: clock.now().toISOString(), fields: [{ name: 'plate', type: 'text', optional: false }], texts,
  };
  expect((await world.ask(delivery.publishTemplate, version, { as: operator() })).status).toBe(201);
});
afterAll(() => world?.stop());

describe('an SMS to a number of the sandbox', () => {
  it('sms-refused goes by the next channel at once', async () => {
    expect(await tried(mobileOf('sms-refused'), usual())).toMatchObject({ attempts: ['sms refused', 'email sent'], channel: 'email', arrived: ['email'] });
  });

  it('sms-later is taken at the third try', async () => {
    expect(await tried(mobileOf('sms-later'), usual(), { advance: 1000 })).toMatchObject({ attempts: ['sms not-sent', 'sms not-sent', 'sms sent'], arrived: ['sms'] });
  });

  it('sms-down goes by the next channel after eight tries', async () => {
    const { attempts, arrived } = await tried(mobileOf('sms-down'), usual(), { advance: 64_000 });
    expect([attempts, arrived]).toEqual([[...Array<string>(8).fill('sms not-sent'), 'email sent'], ['email']]);
  });

  it('sms-answer-lost arrives once', async () => {
    expect(await tried(mobileOf('sms-answer-lost'), usual(), { advance: 1000 })).toMatchObject({ attempts: ['sms unknown', 'sms sent'], arrived: ['sms'] });
  });

  it('sms-undelivered goes by the next channel once the receipt says so', async () => {
    const { attempts, channel } = await tried(mobileOf('sms-undelivered'), usual(), { until: m => m.status === 'sent' && m.channel === 'email' });
    expect([attempts, channel]).toEqual([['sms sent', 'sms undelivered', 'email sent'], 'email']);
  });

  it('sms-delivered has its receipt', async () => {
    const until = (m: MessageView) => m.receipt === 'delivered';
    expect(await tried(mobileOf('sms-delivered'), usual(), { until })).toMatchObject({ attempts: ['sms sent'], receipt: 'delivered' });
  });

  it('brings a sign-in code, whatever the number', async () => {
    for (const code of ['sms-refused', 'sms-down', 'sms-later'] as const) {
      const request = { codeId: newId(), mobile: mobileOf(code), code: '012345', minutes: 5 };
      expect((await world.ask(delivery.sendSignInCode, request, { as: { kind: 'service', id: 'identity' } })).status).toBe(200);
    }
  });
});

describe('an e-mail to an address of the sandbox', () => {
  it('email-refused goes to the inbox at once', async () => {
    expect(await tried(undefined, valueOf('email-refused'))).toMatchObject({ attempts: ['email refused', 'inbox sent'], arrived: [] });
  });

  it('email-later is taken at the third try, also under a label', async () => {
    const email = valueOf('email-later').replace('@', '+7@');
    expect(await tried(undefined, email, { advance: 1000 })).toMatchObject({ attempts: ['email not-sent', 'email not-sent', 'email sent'], arrived: ['email'] });
  });

  it('email-down goes to the inbox after eight tries', async () => {
    const { attempts } = await tried(undefined, valueOf('email-down'), { advance: 64_000 });
    expect(attempts).toEqual([...Array<string>(8).fill('email not-sent'), 'inbox sent']);
  });

  it('email-answer-lost arrives once', async () => {
    expect(await tried(undefined, valueOf('email-answer-lost'), { advance: 1000 })).toMatchObject({ attempts: ['email unknown', 'email sent'], arrived: ['email'] });
  });
});

describe('a parcel to a street of the sandbox', () => {
  const send = async (code: SandboxCode) => {
    const request: SendParcel = {
      parcelId: newId(),
      owner: { kind: 'enterprise', id: newId() },
      region: '330782',
      to: { recipient: '王小明', mobile: mobileOf('sms-delivered'), region: '330782', line: `${valueOf(code)} 1 号` },
      contents: '发票 1 本',
      reference: `requisition:${newId()}`,
    };
    const as = { kind: 'service', id: 'tax' } as const;
    expect((await world.ask(delivery.sendParcel, request, { as })).status).toBe(200);
    return async (status: string) => {
      await eventually(`${code}: ${status}`, async () => (await world.ask(delivery.readParcel, { parcelId: request.parcelId }, { as })).body.status === status);
      return (await world.ask(delivery.readParcel, { parcelId: request.parcelId }, { as })).body.moves.map(m => m.status);
    };
  };

  it.each([
    ['post-refused', 'refused', []],
    ['post-signed-for', 'signed-for', ['in-transit', 'signed-for']],
    ['post-returned', 'returned', ['in-transit', 'returned']],
    ['post-lost', 'lost', ['in-transit', 'lost']],
  ] as const)('%s is %s', async (code, status, moves) => {
    expect(await (await send(code))(status)).toEqual(moves);
  });

  it('post-delayed is signed for ten days later', async () => {
    const reaches = await send('post-delayed');
    expect(await reaches('in-transit')).toEqual(['in-transit']);
    clock.advance(10 * 86_400_000 - 1000);
    await (await send('post-signed-for'))('signed-for');
    expect(await reaches('in-transit')).toEqual(['in-transit']);
    clock.advance(1000);
    expect(await reaches('signed-for')).toEqual(['in-transit', 'signed-for']);
  });

  it('post-silent is found out when the courier is asked', async () => {
    const reaches = await send('post-silent');
    expect(await reaches('accepted')).toEqual([]);
    clock.advance(2 * 86_400_000);
    expect(await reaches('in-transit')).toEqual(['in-transit']);
    clock.advance(2 * 86_400_000);
    expect(await reaches('signed-for')).toEqual(['in-transit', 'signed-for']);
  });
});
