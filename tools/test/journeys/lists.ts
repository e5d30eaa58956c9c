import { beforeAll, describe, expect, it } from '@jest/globals';
import { allOperations, fieldsOf, type Operation } from '@counterless/contracts';
import { newId, type ProblemDetails } from '@counterless/kernel';
import { actorLike, addressOf } from './callers.ts';
import type { Town } from './town.ts';

const names = (o: Operation) => fieldsOf(o.request).map(f => f.name);
/** Every list, whatever it lists: read from the contracts. */
const lists = allOperations.filter(o => o.http && names(o).includes('cursor'));
const words: Record<string, string> = { q: '许可', region: '330782', at: '2026-03-01T00:00:00Z', month: '2026-01', entity: `pass:${newId()}` };

/** What every list promises, asked of every list. */
export function listing(town: () => Town): void {
  const ask = async (operation: Operation, query: Record<string, string>, language = 'en') => {
    const needed = Object.fromEntries(fieldsOf(operation.request).filter(f => !f.optional && !operation.http!.path.includes(`:${f.name}`)).map(f => [f.name, words[f.name] ?? (f.schema['enum'] as string[] | undefined)?.[0] ?? 'x']));
    const token = 'actors' in operation.access ? await town().token(actorLike(operation.access.actors[0]!)) : undefined;
    const address = `${addressOf(operation)}?${new URLSearchParams({ ...needed, ...query }).toString()}`;
    return town().rest.call<ProblemDetails & { items?: unknown[]; next?: string | null }>(operation.http!.method, address, { ...(token && { token }), headers: { 'accept-language': language } });
  };

  describe(`each of ${lists.length} lists`, () => {
    beforeAll(() => expect(lists.length).toBeGreaterThan(25));

    it('has a limit between 1 and 200 and says so, in Chinese and in English', async () => {
      const wrong: unknown[] = [];
      for (const operation of lists) {
        for (const limit of ['0', '201', '-1', '1.5', 'all']) {
          const { status, body } = await ask(operation, { limit });
          if (status !== 400 || body.errors?.map(e => e.path).join() !== '$.limit') wrong.push([operation.subject, limit, status, body.errors ?? body.code]);
        }
        const { body, headers } = await ask(operation, { limit: '0' }, 'zh');
        if (headers.get('content-language') !== 'zh' || !/[\u4e00-\u9fff]/.test(body.errors?.[0]?.message ?? '')) wrong.push([operation.subject, body]);
        const { status } = await ask(operation, { limit: '200' });
        if (status !== 200 && status !== 404) wrong.push([operation.subject, status]);
      }
      expect(wrong).toEqual([]);
    }, 60_000);

    it('refuses a cursor that another query gave, at its place and in words', async () => {
      const wrong: unknown[] = [];
      // The place of a row that may well be there, under the name of another list.
      const foreign = Buffer.from('permits.nothing.list.v1 00000000-0000-7000-8000-000000000000').toString('base64url');
      for (const operation of lists) {
        for (const cursor of [foreign, 'AAAA']) {
          const { status, body, headers } = await ask(operation, { cursor });
          if (status === 404) continue;
          const [fault] = body.errors ?? [];
          if (status !== 400 || fault?.path !== '$.cursor' || !/begin without a cursor/.test(fault.message) || headers.get('content-language') !== 'en') wrong.push([operation.subject, cursor, status, body.errors ?? body.code]);
        }
      }
      expect(wrong).toEqual([]);
    }, 60_000);

    it('refuses its own cursor under other filters', async () => {
      const driver = await town().person();
      for (let n = 0; n < 2; n++) await town().pass(driver);
      const list = (query: string) => town().rest.call<ProblemDetails & { next?: string }>('GET', `/v1/permits/passes?limit=1&${query}`, { token: driver.token });
      const { next } = (await list('status=granted')).body;
      expect((await list(`status=granted&cursor=${next}`)).status).toBe(200);
      for (const query of ['', 'status=revoked&']) expect(await list(`${query}cursor=${next}`)).toMatchObject({ status: 400, body: { errors: [{ path: '$.cursor', code: 'cursor' }] } });
    });
  });
}
