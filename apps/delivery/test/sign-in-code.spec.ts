import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { delivery } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import { app, World } from '@counterless/testing';
import { deliveryService, migrations } from '../src/delivery.module.ts';

const service = { kind: 'service', id: 'identity' } as const;
const clock = new MovableClock(new Date('2026-03-02T08:10:00+08:00'));
let world: World;

const sentTo = async (mobile: string) => (await world.ask(delivery.listSent, { mobile }, { as: app() })).body.items;
const fail = (channel: 'sms' | 'inbox', failures: number) =>
  world.ask(delivery.failChannel, { channel, failures }, { as: app() });

beforeAll(async () => {
  world = await World.start();
  await world.serve('delivery', migrations, platform => ({ ...deliveryService({ platform }), clock }));
});
afterAll(() => world?.stop());

describe('a sign-in code', () => {
  const ask = (codeId: string, mobile: string, more = {}) =>
    world.ask(delivery.sendSignInCode, { codeId, mobile, code: '012345', minutes: 5, ...more }, { as: service, language: 'zh' });
  const mobileOf = (n: number) => `139${String(n).padStart(8, '0')}`;

  it('goes out at once, and once however often it is asked for', async () => {
    const codeId = newId();
    const replies = await Promise.all([1, 2, 3].map(() => ask(codeId, mobileOf(1))));
    expect(replies.map(r => r.status)).toEqual([200, 200, 200]);
    expect(new Set(replies.map(r => r.body.messageId)).size).toBe(1);
    const items = await sentTo(mobileOf(1));
    expect(items.map(m => [m.template, m.body])).toEqual([
      ['sign-in-code', '【不见面】登录验证码012345，5分钟内有效，请勿告诉他人。'],
    ]);
    expect((await ask(codeId, mobileOf(1))).body.messageId).toBe(items[0]!.id);
  });

  it('that the provider does not take is told so, and may be asked for again', async () => {
    const codeId = newId();
    await fail('sms', 1);
    expect((await ask(codeId, mobileOf(2))).status).toBe(503);
    expect(await sentTo(mobileOf(2))).toEqual([]);
    expect((await ask(codeId, mobileOf(2))).status).toBe(200);
    expect(await sentTo(mobileOf(2))).toHaveLength(1);
  });

  it('is refused to a number that had ten in the hour', async () => {
    for (let i = 0; i < 10; i++) expect((await ask(newId(), mobileOf(3))).status).toBe(200);
    const refused = await ask(newId(), mobileOf(3));
    expect([refused.status, refused.problem.code]).toEqual([429, 'sign-in.too-many-codes']);
    expect((await ask(newId(), mobileOf(4))).status).toBe(200);
    clock.advance(3_600_000);
    expect((await ask(newId(), mobileOf(3))).status).toBe(200);
  });

  it('is for the identity service to ask for', async () => {
    expect(
      (
        await world.ask(
          delivery.sendSignInCode,
          { codeId: newId(), mobile: mobileOf(5), code: '012345', minutes: 5 },
          { as: app() },
        )
      ).status,
    ).toBe(403);
    expect((await ask(newId(), '12345')).status).toBe(400);
  });
});
