import { Answer, RawBody, type Prepared, type Transaction } from '@counterless/platform';

interface Row {
  readonly version?: number;
  readonly body: string;
}

/** What a command answers: the row as it stands at the end of its transaction, by the view that reads it too. */
export async function answered<T>(
  tx: Transaction,
  view: Prepared,
  values: readonly unknown[],
  location?: string,
): Promise<Answer<T>> {
  const [row] = await tx.query<Row>(view, values);
  if (!row) throw new Error(`${view.name} finds nothing of what was just written`);
  return new Answer<T>(new RawBody(row.body), { version: row.version, location });
}
