import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { header, operation, permits, type Operation } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import { openApiDocument } from '../src/openapi/document.ts';
import { get, post, Stage, type Front, type Got } from './harness.ts';

const since = '2026-01-01T00:00:00Z';
const sunset = '2026-07-01T00:00:00+08:00';
const guide = '/docs';
const declare = (own: Operation, more: Partial<Parameters<typeof operation>[0]>): Operation => operation({ ...own, ...more } as Parameters<typeof operation>[0]) as Operation;
/** Where the contracts have nothing old, contracts that do. */
const old = {
  read: declare(permits.readPass as Operation, { deprecated: { since, sunset, successor: permits.readPass, guide } }),
  list: declare(permits.listPasses as Operation, { deprecated: { since } }),
  ask: declare(permits.requestPass as Operation, { deprecated: { since, sunset, guide } }),
  policies: declare(permits.listPassPolicies as Operation, { deprecated: { since, sunset } }),
};
const fresh = permits.withdrawPass as Operation;
const place = (path: string) => path.replace(':passId', newId());

let stage: Stage;
let front: Front;
let token: string;
const clock = new MovableClock(new Date('2026-03-01T00:00:00Z'));
beforeAll(async () => {
  stage = await Stage.start();
  front = await stage.front({ ratePerMinute: 10 }, { operations: [...Object.values(old), fresh], clock });
  token = await stage.issuer.token();
  stage.answer(permits.readPass, () => ({ body: '{"id":"x"}', headers: { [header.etag]: '7' } }));
  stage.answer(permits.listPasses, () => ({}));
  await stage.settle();
});
afterAll(async () => stage.stop());

const told = (got: Got) => ['deprecation', 'sunset', 'link'].map(name => got.headers.get(name));
const whole = (path: string) => ['@1767225600', 'Tue, 30 Jun 2026 16:00:00 GMT', `<${path}>; rel="successor-version", </docs>; rel="deprecation"; type="text/html"`];

describe('an operation that is to end', () => {
  it('says since when, until when, what takes its place and how, with an answer and with 304', async () => {
    const path = place(old.read.http!.path);
    const got = await get(front, path, { token });
    expect([got.status, ...told(got)]).toEqual([200, ...whole(path)]);
    const held = await get(front, path, { token, headers: { 'if-none-match': '"7"' } });
    expect([held.status, ...told(held)]).toEqual([304, ...whole(path)]);
  });

  it('says it with every refusal too', async () => {
    const path = place(old.read.http!.path);
    const ask = old.ask.http!.path;
    const begun = ['@1767225600', 'Tue, 30 Jun 2026 16:00:00 GMT', '</docs>; rel="deprecation"; type="text/html"'];
    const client = 'app-of-refusals';
    const other = await stage.issuer.token({ client });
    const refusals: [number, Promise<Got>, unknown[]][] = [
      [401, get(front, path), whole(path)],
      [403, get(front, path, { token: await stage.issuer.token({ scopes: [], client }) }), whole(path)],
      [406, get(front, path, { token: other, headers: { accept: 'image/png' } }), whole(path)],
      [415, post(front, ask, { token: other, body: 'x', headers: { 'content-type': 'text/plain' } }), begun],
      [413, post(front, ask, { token: other, body: 'x'.repeat(70_000) }), begun],
      [503, post(front, ask, { token: other, body: '{}' }), begun],
    ];
    for (const [status, asked, headers] of refusals) {
      const got = await asked;
      expect([got.status, ...told(got)]).toEqual([status, ...headers]);
    }
    const many = await Promise.all(Array.from({ length: 12 }, () => get(front, path, { token: other })));
    expect(many.map(m => m.status)).toContain(429);
    expect(many.map(told)).toEqual(many.map(() => whole(path)));
  });

  it('says no more than is known', async () => {
    const got = await get(front, old.list.http!.path, { token });
    expect([got.status, ...told(got)]).toEqual([200, '@1767225600', null, null]);
  });

  it('leaves the others as they are', async () => {
    const got = await post(front, place(fresh.http!.path), { token });
    expect([got.status, ...told(got)]).toEqual([503, null, null, null]);
  });

  it('is gone at its instant, by a problem in the caller’s language, and asks no service', async () => {
    const asked = stage.answer(permits.listPassPolicies, () => ({}));
    await stage.settle();
    clock.moveTo(new Date(Date.parse(sunset) - 1));
    expect((await get(front, old.policies.http!.path)).status).toBe(200);
    clock.moveTo(new Date(sunset));
    const got = await get(front, old.policies.http!.path);
    expect([got.status, got.body['code'], got.headers.get('content-language'), got.headers.get('deprecation')]).toEqual([410, 'operation.gone', 'en', '@1767225600']);
    const path = place(old.read.http!.path);
    const zh = await get(front, path, { token, headers: { 'accept-language': 'zh' } });
    expect([zh.status, zh.headers.get('content-language'), zh.body['detail']]).toEqual([410, 'zh', `GET /v1/permits/passes/:passId 已于 ${sunset} 停用；请改用 GET /v1/permits/passes/:passId`]);
    expect(told(zh)).toEqual(whole(path));
    expect(asked).toHaveLength(1);
  });

  it('is marked in the API description, with its headers and the problem of its end', () => {
    const document = openApiDocument([...Object.values(old), fresh], 'http://api.example.test', '1') as { paths: Record<string, Record<string, { deprecated?: boolean; description: string; responses: Record<string, { headers: object; description: string }> }>> };
    const read = document.paths['/v1/permits/passes/{passId}']!['get']!;
    expect([read.deprecated, read.description.startsWith(`Deprecated since ${since}. Answers 410 from ${sunset} on. Use GET /v1/permits/passes/:passId (permits-pass-read). How to change over: /docs.`)]).toEqual([true, true]);
    expect(Object.keys(read.responses['200']!.headers)).toEqual(expect.arrayContaining(['Deprecation', 'Sunset', 'Link']));
    expect(read.responses['410']!.description).toContain('operation.gone');
    expect(document.paths['/v1/permits/passes/{passId}/withdraw']!['post']).not.toHaveProperty('deprecated');
  });

  it.each([
    ['ends before it begins', { since, sunset: '2025-12-31T23:59:59Z' }],
    ['no instant', { since: '2026-01-01' }],
    ['nobody knows', { since, successor: permits.readPass }],
  ])('is refused as a declaration that %s', (why, deprecated) => {
    expect(() => declare(permits.listPasses as Operation, { deprecated })).toThrow(why);
  });
});
