import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { delivery, type PublishTemplate } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import { app, eventually, operator, person, World } from '@counterless/testing';
import { deliveryService, migrations } from '../src/delivery.module.ts';

const service = { kind: 'service', id: 'identity' } as const;
const clock = new MovableClock(new Date('2026-03-02T08:10:00+08:00'));
let world: World;
let serial = 0;

const draft = (more: Partial<PublishTemplate> = {}): PublishTemplate => ({
  kind: 'sign-in-code',
  startsAt: '2026-04-01T00:00:00+08:00',
  purpose: 'sign-in',
  urgent: true,
  fields: [{ name: 'code', type: 'text', optional: false }],
  texts: [
    { channel: 'sms', language: 'zh', body: '验证码 {{code}}' },
    { channel: 'sms', language: 'en', body: 'Code {{code}}' },
  ],
  ...more,
});
const publish = (request: PublishTemplate) => world.ask(delivery.publishTemplate, request, { as: operator() });
const sentCode = async () => {
  const mobile = `137${String(++serial).padStart(8, '0')}`;
  await world.ask(
    delivery.sendSignInCode,
    { codeId: newId(), mobile, code: '012345', minutes: 5 },
    { as: service, language: 'zh' },
  );
  return (await world.ask(delivery.listSent, { mobile }, { as: app() })).body.items[0]!.body;
};

beforeAll(async () => {
  world = await World.start();
  await world.serve('delivery', migrations, platform => ({ ...deliveryService({ platform }), clock }));
});
afterAll(() => world?.stop());

describe('texts', () => {
  it('of a new version are sent from its start on, and both versions stay readable', async () => {
    const published = await publish(draft());
    expect([published.status, published.body.version]).toEqual([201, 2]);
    expect(await sentCode()).toContain('登录验证码012345');
    clock.moveTo(new Date('2026-04-01T00:00:00+08:00'));
    expect(await sentCode()).toBe('【不见面】验证码 012345');
    const { body } = await world.ask(delivery.listTemplates, { kind: 'sign-in-code' }, { as: operator() });
    expect(body.items.map(t => [t.version, t.startsAt])).toEqual([
      [1, '2019-12-31T16:00:00.000Z'],
      [2, '2026-03-31T16:00:00.000Z'],
    ]);
  });

  it('with faults are refused, each at its place', async () => {
    const { status, problem } = await publish(
      draft({ texts: [{ channel: 'sms', language: 'zh', body: '{{code}}{{plate}}' }, ...draft().texts.slice(1)] }),
    );
    expect([status, problem.code, problem.errors?.map(e => [e.path, e.code])]).toEqual([
      422,
      'template.faulty',
      [['$.texts[0].body', 'undeclared-field']],
    ]);
    expect((await publish(draft({ kind: 'no-such-kind' }))).problem.code).toBe('template.not-found');
    expect((await publish(draft({ startsAt: '2020-01-01T00:00:00Z' }))).problem.code).toBe('template.past');
    expect((await publish(draft({ startsAt: '2026-04-01T00:00:00+08:00' }))).problem.code).toBe('template.overlap');
  });

  it('published by two at once get two numbers, or one is told to try again', async () => {
    const replies = await Promise.all(
      [1, 2, 3].map(d =>
        publish(draft({ kind: 'pass-granted', fields: [], texts: both('到'), startsAt: `2027-01-0${d}T00:00:00Z` })),
      ),
    );
    const won = replies.filter(r => r.status === 201).map(r => r.body.version);
    expect(new Set(won).size).toBe(won.length);
    expect(won.length).toBeGreaterThan(0);
    expect(replies.filter(r => r.status !== 201).map(r => r.problem.code)).toEqual(
      Array(3 - won.length).fill('template.overlap'),
    );
  });

  it('are shown before they are published, with the values checked strictly', async () => {
    const preview = (values: Record<string, unknown>, more = {}) =>
      world.ask(
        delivery.previewTemplate,
        { kind: 'pass-refused', channel: 'sms', language: 'zh', values, ...more },
        { as: operator() },
      );
    const shown = await preview({ plate: '浙G12345', reason: '路线有误' });
    expect(shown.body).toEqual({
      title: null,
      body: '【不见面】浙G12345的通行证申请未获批准，救济途径见收件箱。原因：路线有误',
      length: 39,
      parts: 1,
      version: 1,
    });
    expect((await preview({ number: '1' })).problem.errors?.map(e => [e.path, e.code])).toEqual([
      ['$.values.plate', 'required'],
      ['$.values.number', 'unknown-field'],
    ]);
    const own = {
      fields: [{ name: 'plate', type: 'text' as const, optional: false }],
      texts: both('{{plate}}'.padEnd(80, '长')),
    };
    const { body } = await preview({ plate: '浙G12345' }, { draft: own });
    expect([body.version, body.parts]).toEqual([null, 2]);
    expect((await preview({}, { draft: { ...own, fields: [] } })).problem.errors?.[0]?.path).toBe('$.draft.texts[0].body');
    expect((await preview({}, { version: 9 })).problem.code).toBe('template.not-found');
    expect((await preview({ plate: 'x' }, { channel: 'email' })).problem.errors?.[0]?.path).toBe('$.channel');
  });

  it('go page by page, for the operator alone', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await world.ask(delivery.listTemplates, { limit: 2, ...(cursor && { cursor }) }, { as: operator() });
      seen.push(...body.items.map(t => `${t.kind} ${t.version}`));
      cursor = body.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(['sign-in-code 1', 'sign-in-code 2', 'pass-refused 1']));
    expect((await world.ask(delivery.listTemplates, {}, { as: person() })).status).toBe(403);
    await eventually(
      'an audit entry',
      async () => (await world.sql('delivery', `SELECT 1 FROM audit WHERE entity = 'template:sign-in-code'`)).length === 1,
    );
  });
});

function both(body: string) {
  return (['zh', 'en'] as const).map(language => ({ channel: 'sms' as const, language, body }));
}
