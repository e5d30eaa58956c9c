import { Answer, RawBody, type Database, type Prepared } from '@counterless/platform';
import { isId } from '@counterless/kernel';
import type { Page } from '@counterless/contracts';

export const cursorOf = (id: string): string => Buffer.from(id).toString('base64url');

/** The id that a cursor stands for; one that is none gives the first page of nothing, an empty one. */
export function idOf(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const id = Buffer.from(cursor, 'base64url').toString();
  return isId(id) ? id : '00000000-0000-0000-0000-000000000000';
}

/**
 * A list, newest first, as PostgreSQL writes it. The statement takes the cursor's id and one more than the limit as its last two values
 * and gives `id` and `json` of each row.
 */
export async function listAnswer(
  database: Database,
  statement: Prepared,
  values: readonly unknown[],
  page: Page,
): Promise<Answer<never>> {
  const limit = page.limit ?? 50;
  const rows = await database.read<{ id: string; json: string }>(statement, [...values, idOf(page.cursor), limit + 1]);
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? JSON.stringify(cursorOf(shown.at(-1)!.id)) : 'null';
  return new Answer<never>(new RawBody(`{"items":[${shown.map(r => r.json).join(',')}],"next":${next}}`));
}
