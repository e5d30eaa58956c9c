import { general } from '@counterless/contracts';
import { isId, Problem } from '@counterless/kernel';

const usual = 50;
/** Above every id. */
const top = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Where a page begins and how long it is. @throws Problem `request.invalid` for a cursor that no page gave */
export function pageOf({ cursor, limit = usual }: { readonly cursor?: string; readonly limit?: number }): {
  readonly before: string;
  readonly limit: number;
} {
  if (cursor === undefined) return { before: top, limit };
  const before = Buffer.from(cursor, 'base64url').toString('latin1');
  if (!isId(before))
    throw new Problem(general.invalid, {
      faults: [{ path: '$.cursor', code: 'cursor', message: { en: 'is not the `next` of a page', zh: '不是上一页给出的 next' } }],
    });
  return { before, limit };
}

/** Cuts what was read with one row too many to the page, and says where the next begins. */
export function cut<T>(
  rows: readonly T[],
  limit: number,
  idOf: (row: T) => string,
): { readonly rows: readonly T[]; readonly next: string | null } {
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? Buffer.from(idOf(page.at(-1)!), 'latin1').toString('base64url') : null };
}
