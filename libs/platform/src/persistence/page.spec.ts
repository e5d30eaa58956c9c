import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { identity, type Page } from '@counterless/contracts';
import { newId, Problem } from '@counterless/kernel';
import type { Call } from '../wire/call.ts';
import { Paging } from './page.ts';

const callOf = (operation: unknown) => ({ operation }) as Pick<Call, 'operation'>;
const people = callOf(identity.listTestPeople);
const officers = callOf(identity.listTestOfficers);

/** A table of ids as PostgreSQL reads it for a list. */
function read(ids: readonly string[], paging: Paging, direction: 'up' | 'down') {
  const sorted = ids.toSorted();
  const found =
    direction === 'up' ? sorted.filter(id => id > paging.after) : sorted.toReversed().filter(id => id < paging.before);
  return found.slice(0, paging.rows).map(id => ({ id, body: JSON.stringify({ id }) }));
}

function all(ids: readonly string[], limit: number | undefined, direction: 'up' | 'down'): { id: string }[] {
  const items: { id: string }[] = [];
  for (let page: Page = { ...(limit && { limit }) }; ;) {
    const paging = new Paging(page, people);
    const { text } = paging.answer(read(ids, paging, direction)).body as { text: string };
    const answer = JSON.parse(text) as { items: { id: string }[]; next: string | null };
    items.push(...answer.items);
    if (answer.next === null) return items;
    page = { ...page, cursor: answer.next };
  }
}

const fault = (run: () => unknown) => {
  try {
    return run();
  } catch (error) {
    return error instanceof Problem && error.faults.map(f => f.path);
  }
};

describe('a list', () => {
  it.each(['up', 'down'] as const)('read page by page, %s, gives every row once and in order', direction => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 40 }), fc.integer({ min: 1, max: 10 }), (ids, limit) => {
        const sorted = direction === 'up' ? ids.toSorted() : ids.toSorted().toReversed();
        expect(all(ids, limit, direction).map(r => r.id)).toEqual(sorted);
      }),
    );
  });

  it('gives 50 unless told how many, and no cursor where nothing follows', () => {
    const rows = (n: number) => Array.from({ length: n }, newId);
    const paging = new Paging({}, people);
    expect(paging.rows).toBe(51);
    expect(paging.cut(rows(51), id => id)).toMatchObject({ items: { length: 50 }, next: expect.any(String) });
    expect(paging.cut(rows(50), id => id)).toMatchObject({ items: { length: 50 }, next: null });
    expect(paging.cut([], String)).toEqual({ items: [], next: null });
  });

  it('may go by a key that is no id', () => {
    const { next } = new Paging({ limit: 1 }, people).cut(['A1', 'B2'], code => code);
    const paging = new Paging({ cursor: next! }, people);
    expect(paging.from('', key => /^[0-9A-Z]+$/.test(key))).toBe('A1');
    expect(fault(() => paging.after)).toEqual(['$.cursor']);
  });

  it('refuses a cursor that none of its pages gave', () => {
    const { next } = new Paging({ limit: 1 }, people).cut([newId(), newId()], id => id);
    expect(new Paging({ cursor: next! }, people).before).toHaveLength(36);
    const bad = ['AAAA', 'x', Buffer.from(newId()).toString('base64url'), next!.slice(0, -4), `${next}AAAA`];
    for (const cursor of bad) expect(fault(() => new Paging({ cursor }, people).before)).toEqual(['$.cursor']);
    expect(fault(() => new Paging({ cursor: next! }, officers).before)).toEqual(['$.cursor']);
    const narrow = (filters: object) => new Paging({ cursor: next!, ...filters }, people);
    expect(fault(() => narrow({ status: 'granted' }).before)).toEqual(['$.cursor']);
    expect(narrow({ limit: 7 }).before).toHaveLength(36);
    const granted = new Paging({ limit: 1, status: 'granted', region: '330782' } as Page, people).cut([newId(), newId()], id => id).next!;
    const going = (filters: object) => fault(() => new Paging({ cursor: granted, ...filters }, people).before);
    expect(going({ region: '330782', status: 'granted', limit: 3 })).toHaveLength(36);
    for (const other of [{}, { status: 'granted' }, { status: 'refused', region: '330782' }]) expect(going(other)).toEqual(['$.cursor']);
    const later = callOf({ subject: people.operation.subject.replace(/v1$/, 'v2') });
    expect(fault(() => new Paging({ cursor: next! }, later).before)).toEqual(['$.cursor']);
  });
});
