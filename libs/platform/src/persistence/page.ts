import { createHash } from 'node:crypto';
import { general, type Page } from '@counterless/contracts';
import { canonicalJson, isId, Problem } from '@counterless/kernel';
import { Answer, RawBody, type Call } from '../wire/call.ts';

/** Least and greatest id: where a list begins that goes up or down. */
const ends = { up: '00000000-0000-0000-0000-000000000000', down: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
const usual = 50;
const message = { en: 'is of no page of this query: take `next` of the page before as it is, with the same filters, or begin without a cursor', zh: '不属于本次查询：请以相同的筛选条件原样使用上一页的 next，或不带 cursor 从头开始' };

/** What the list is narrowed by, in short; nothing where it is whole. */
function narrowed({ limit: _limit, cursor: _cursor, ...filters }: Page): string {
  const text = canonicalJson(filters);
  return text === '{}' ? '' : `${createHash('sha256').update(text).digest('base64url').slice(0, 8)} `;
}

/**
 * One page of a list, cut by the key of the row that it goes on after: the index finds the place however deep the list, and rows that are
 * added meanwhile shift nothing. A cursor is base64url of the operation's subject, a digest of what the list is narrowed by, and the key: one list's
 * cursor is none of another's, nor of the same list asked otherwise.
 */
export class Paging {
  readonly #page: Page;
  readonly #list: string;
  readonly #limit: number;

  constructor(page: Page, call: Pick<Call, 'operation'>) {
    this.#page = page;
    this.#list = `${call.operation.subject} ${narrowed(page)}`;
    this.#limit = page.limit ?? usual;
  }

  /** How many rows to read: one more than are shown, to know whether others follow. */
  get rows(): number {
    return this.#limit + 1;
  }

  /** The id that a list in ascending order goes on after. @throws Problem `request.invalid` */
  get after(): string {
    return this.from(ends.up, isId);
  }

  /** The id that a list in descending order goes on before. @throws Problem `request.invalid` */
  get before(): string {
    return this.from(ends.down, isId);
  }

  /** The key to go on from, `start` on the first page. @throws Problem `request.invalid` for a cursor that no page of this list gave */
  from(start: string, isKey: (key: string) => boolean): string {
    const { cursor } = this.#page;
    if (cursor === undefined) return start;
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const key = text.slice(this.#list.length);
    if (text.startsWith(this.#list) && isKey(key)) return key;
    throw new Problem(general.invalid, { faults: [{ path: '$.cursor', code: 'cursor', message }] });
  }

  /** What was read with one row too many, cut to the page, and the cursor of the next page; null at the end. */
  cut<T>(rows: readonly T[], keyOf: (row: T) => string): { readonly items: readonly T[]; readonly next: string | null } {
    const items = rows.slice(0, this.#limit);
    const next = rows.length > this.#limit ? this.cursor(keyOf(items.at(-1)!)) : null;
    return { items, next };
  }

  /** The cursor of the page that goes on after this key. */
  cursor(key: string): string {
    return Buffer.from(this.#list + key).toString('base64url');
  }

  /** The page as an answer, from rows whose `body` PostgreSQL has already written as JSON. */
  answer<T = never>(rows: readonly { readonly id: string; readonly body: string }[]): Answer<T> {
    const { items, next } = this.cut(rows, row => row.id);
    return new Answer<T>(new RawBody(`{"items":[${items.map(row => row.body).join(',')}],"next":${JSON.stringify(next)}}`));
  }
}
