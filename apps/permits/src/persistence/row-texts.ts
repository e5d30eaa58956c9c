import type { CatalogueRow } from '../ports/catalogue.ts';

/** Rows of one statement: a megabyte or so, which this process writes and PostgreSQL reads in a few milliseconds. */
const atOnce = 500;

export function* inBatches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += atOnce) yield rows.slice(at, at + atOnce);
}

/** JSON texts hold no line break: as lines of one text they need no escaping, which an array would. PostgreSQL takes them apart by `string_to_table`. */
export const linesOf = (rows: readonly Pick<CatalogueRow, 'text'>[]): string => rows.map(r => r.text).join('\n');
