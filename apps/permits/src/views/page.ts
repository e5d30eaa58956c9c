import { general, type Page } from '@counterless/contracts';
import { isId, Problem } from '@counterless/kernel';
import { Answer, RawBody } from '@counterless/platform';

/** Least and greatest id: where a list begins that goes up or down. */
const ends = { up: '00000000-0000-0000-0000-000000000000', down: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
const usual = 50;

/** How many rows to read: one more than are shown, to know whether others follow. */
export const rowsFor = ({ limit = usual }: Page): number => limit + 1;

/** The id after which a list goes on. @throws Problem `request.invalid` for a cursor that none of our answers gave */
export function after({ cursor }: Page, direction: keyof typeof ends): string {
  if (cursor === undefined) return ends[direction];
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (isId(id)) return id;
  const message = { en: 'take `next` of the page before as it is', zh: '请原样使用上一页的 next' };
  throw new Problem(general.invalid, { faults: [{ path: '$.cursor', code: 'cursor', message }] });
}

/** A page of rows that PostgreSQL has already written as JSON, with the cursor of the next one. */
export function page<T>(rows: readonly { readonly id: string; readonly body: string }[], { limit = usual }: Page): Answer<T> {
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? Buffer.from(shown.at(-1)!.id).toString('base64url') : null;
  return new Answer<T>(new RawBody(`{"items":[${shown.map(r => r.body).join(',')}],"next":${JSON.stringify(next)}}`));
}
