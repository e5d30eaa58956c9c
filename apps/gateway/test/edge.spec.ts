import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { documents, header, permits, type PassGranted } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { eventually } from '@counterless/testing';
import { get, Stage, type Asked, type Front, type Said } from './harness.ts';

let stage: Stage;
let front: Front;
beforeAll(async () => {
  stage = await Stage.start();
  front = await stage.front();
});
afterEach(async () => {
  await stage.silence();
  front.gateway.cache.clear();
});
afterAll(async () => stage.stop());

let last = 330782_000000;
const nextNumber = () => String(++last);
const status = (number: string, init: Parameters<typeof get>[2] = {}) => get(front, `/v1/permits/pass-status/${number}`, init);
const counting = (more: Partial<Said> = {}) => (_asked: Asked, n: number): Said => ({ body: `{"n":${n}}`, headers: { [header.etag]: String(n) }, ...more });
const granted = (number: string): PassGranted => ({
  passId: newId(), holder: newId(), destination: '330782', number, plate: '浙G12345', origin: '330100', validFrom: '2026-03-01T00:00:00Z', validUntil: '2026-03-02T00:00:00Z',
}) as PassGranted;
describe('the edge cache', () => {
  it('answers equal reads from what it holds, with version and age, and 304', async () => {
    const asked = stage.answer(permits.readPassStatus, counting());
    await stage.settle();
    const number = nextNumber();
    const [first, second] = [await status(number), await status(number)];
    expect([first.text, second.text, second.headers.get('etag')]).toEqual(['{"n":1}', '{"n":1}', '"1"']);
    expect(second.headers.get('cache-control')).toBe('public, max-age=1');
    expect((await status(number, { headers: { 'if-none-match': '"1"' } })).status).toBe(304);
    expect((await status(number, { method: 'HEAD' })).status).toBe(200);
    expect(asked).toHaveLength(1);
    expect((await status(nextNumber())).text).toBe('{"n":2}');
  });

  it('holds an answer no longer than its seconds', async () => {
    stage.answer(permits.readPassStatus, counting());
    await stage.settle();
    const number = nextNumber();
    expect((await status(number)).text).toBe('{"n":1}');
    await eventually('a new answer', async () => (await status(number)).text === '{"n":2}', 2500);
  });

  it('asks once for many at the same time', async () => {
    const asked = stage.answer(permits.readPassStatus, async (one, n) => {
      await new Promise(resolve => setTimeout(resolve, 150));
      return counting()(one, n);
    });
    await stage.settle();
    const number = nextNumber();
    const all = await Promise.all(Array.from({ length: 40 }, () => status(number)));
    expect(new Set(all.map(a => a.text))).toEqual(new Set(['{"n":1}']));
    expect(asked).toHaveLength(1);
  });

  it.each([permits.passGranted, permits.passRevoked, permits.passExtended, permits.passExpired, permits.passWithdrawn])('forgets at once what $subject tells of, and nothing else', async fact => {
    stage.answer(permits.readPassStatus, counting());
    await stage.settle();
    const [number, other] = [nextNumber(), nextNumber()];
    await Promise.all([status(number), status(other)]);
    const before = (await status(other)).text;
    const old = (await status(number)).text;
    stage.tell(fact, granted(number) as never);
    await eventually('the fact', async () => (await status(number)).text !== old, 900);
    expect((await status(other)).text).toBe(before);
  });

  it('forgets lists by a fact without a name in it, and entries by the names in it', async () => {
    const lists = stage.answer(permits.listMatters, counting());
    const entries = stage.answer(permits.readMatter, counting());
    await stage.settle();
    const read = () => Promise.all(['/v1/permits/matters?limit=5', '/v1/permits/matters?limit=6', '/v1/permits/matters/A', '/v1/permits/matters/B', '/v1/permits/matters/C'].map(path => get(front, path)));
    await read();
    expect([lists.length, entries.length]).toEqual([2, 3]);
    stage.tell(permits.mattersChanged, { codes: ['A', 'B'] });
    await stage.settle();
    await eventually('the fact', async () => {
      await read();
      return lists.length === 4 && entries.length === 5;
    }, 900);
  });

  it('keeps no answer that a fact overtook', async () => {
    const number = nextNumber();
    const asked = stage.answer(permits.readPassStatus, async (one, n) => {
      if (n === 1) {
        // The service has read; the change commits and is told; only then the answer arrives.
        stage.tell(permits.passRevoked, granted(number));
        await new Promise(resolve => setTimeout(resolve, 100));
      }
      return counting()(one, n);
    });
    await stage.settle();
    const first = status(number);
    await new Promise(resolve => setTimeout(resolve, 60));
    // Whoever asks after the fact is not given what was asked for before it.
    expect((await status(number)).text).toBe('{"n":2}');
    expect((await first).text).toBe('{"n":1}');
    expect((await status(number)).text).toBe('{"n":2}');
    expect(asked).toHaveLength(2);
  });

  it('keeps 200 alone', async () => {
    for (const [code, more] of [[404, {}], [503, { [header.retryAfter]: '1' }], [500, {}]] as const) {
      const asked = stage.answer(permits.readPassStatus, counting({ status: code, headers: { [header.contentType]: 'application/problem+json', ...more } }));
      await stage.settle();
      const number = nextNumber();
      for (let i = 0; i < 3; i++) {
        const got = await status(number);
        expect([got.status, got.headers.get('cache-control')]).toEqual([code, 'no-store']);
      }
      expect(asked).toHaveLength(3);
      await stage.silence();
    }
    expect((await status(nextNumber())).status).toBe(503);
  });

  it('gives a refusal to nobody but who asked: each has the own language and request id', async () => {
    stage.answer(permits.readPassStatus, async asked => {
      await new Promise(resolve => setTimeout(resolve, 100));
      return { status: 404, body: JSON.stringify({ language: asked.headers.get(header.language), requestId: asked.headers.get(header.requestId) }), headers: { [header.contentType]: 'application/problem+json' } };
    });
    await stage.settle();
    const number = nextNumber();
    const both = await Promise.all(['en', 'zh'].map(language => status(number, { headers: { 'accept-language': language } })));
    expect(both.map(b => b.body['language'])).toEqual(['en', 'zh']);
    expect(both.map(b => b.body['requestId'])).toEqual(both.map(b => b.headers.get('x-request-id')));
  });

  it('keeps nothing of operations that do not say so', async () => {
    const policies = stage.answer(permits.listPassPolicies, counting());
    const deltas = stage.answer(documents.readStatusDelta, counting());
    await stage.settle();
    for (let i = 0; i < 2; i++) {
      expect((await get(front, '/v1/permits/pass-policies')).headers.get('cache-control')).toBe('no-store');
      await get(front, '/v1/documents/status-lists/a/delta?from=1');
    }
    expect([policies.length, deltas.length]).toEqual([2, 2]);
  });

  it('trusts nothing that it held when the connection to NATS was lost', async () => {
    const asked = stage.answer(permits.readPassStatus, counting());
    await stage.settle();
    const numbers = [nextNumber(), nextNumber()];
    for (const number of numbers) await status(number);
    const before = asked.length;
    await front.connection.reconnect();
    const got = await eventually('an answer', async () => {
      const answer = await status(numbers[0]!);
      return answer.status === 200 ? answer : undefined;
    });
    expect(asked.length).toBeGreaterThan(before);
    expect(got.text).not.toBe('{"n":1}');
  });
});
