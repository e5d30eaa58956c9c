import { Injectable } from '@nestjs/common';
import { Database, type Prepared, type Transaction } from '@counterless/platform';
import type { CatalogueRow, ImportedRow } from '../ports/catalogue.ts';
import { CatalogueImports, type CatalogueImport, type ImportStatus, type ReceivedPart } from '../ports/catalogue-imports.ts';
import { inBatches, linesOf } from './row-texts.ts';

const insert: Prepared = { name: 'catalogue-import.open', text: 'INSERT INTO catalogue_import (id, kind, owner, status, opened_at) VALUES ($1, $2, $3, $4, $5)' };
const columns = 'SELECT id, kind, owner, status, opened_at AS "openedAt" FROM catalogue_import WHERE id = $1';
const find: Prepared = { name: 'catalogue-import.find', text: columns };
const hold: Prepared = { name: 'catalogue-import.hold', text: `${columns} FOR UPDATE` };
const dropPart: Prepared = { name: 'catalogue-import.drop-part', text: 'DELETE FROM catalogue_import_part WHERE import_id = $1 AND part = $2' };
const addPart: Prepared = {
  name: 'catalogue-import.add-part',
  text: 'INSERT INTO catalogue_import_part (import_id, part, rows, faulty, unlisted, faults) VALUES ($1, $2, $3, $4, $5, $6)',
};
const addRows: Prepared = {
  name: 'catalogue-import.add-rows',
  text: `INSERT INTO catalogue_import_row (import_id, part, line, code, key, valid_from, region, entry, digest)
    SELECT $1, $2, u.* FROM ROWS FROM (unnest($3::int[]), unnest($4::text[]), unnest($5::text[]), unnest($6::text[]), unnest($7::text[]), string_to_table($8::text, E'\\n'), unnest($9::bytea[])) AS u`,
};
const parts: Prepared = { name: 'catalogue-import.parts', text: 'SELECT part, rows, faulty, unlisted, faults FROM catalogue_import_part WHERE import_id = $1 ORDER BY part' };
const repeated: Prepared = {
  name: 'catalogue-import.repeated',
  text: `SELECT part, line, "firstPart", "firstLine" FROM (
      SELECT part, line, first_value(part) OVER w AS "firstPart", first_value(line) OVER w AS "firstLine" FROM catalogue_import_row WHERE import_id = $1 WINDOW w AS (PARTITION BY code ORDER BY part, line)
    ) r WHERE (part, line) <> ("firstPart", "firstLine") ORDER BY part, line`,
};
const rows: Prepared = {
  name: 'catalogue-import.rows',
  text: `SELECT part, line, code, key, valid_from AS "validFrom", region, digest FROM catalogue_import_row
    WHERE import_id = $1 AND (part, line) > ($2::int, $3::int) ORDER BY part, line LIMIT $4`,
};
const dropRows: Prepared = { name: 'catalogue-import.drop-rows', text: 'DELETE FROM catalogue_import_row WHERE import_id = $1' };
const close: Prepared = { name: 'catalogue-import.close', text: 'UPDATE catalogue_import SET status = $2 WHERE id = $1' };
// Looking for codes that stand twice goes through all rows; and on a busy machine a part takes its time from here to the database.
const patience: Prepared = { name: 'catalogue-import.patience', text: "SELECT set_config('statement_timeout', '60s', true), set_config('idle_in_transaction_session_timeout', '60s', true)" };

@Injectable()
export class CatalogueImportStore extends CatalogueImports {
  constructor(private readonly database: Database) {
    super();
  }

  async open(tx: Transaction, { id, kind, owner, status, openedAt }: CatalogueImport): Promise<void> {
    await tx.query(insert, [id, kind, owner, status, openedAt]);
  }

  async find(id: string): Promise<CatalogueImport | undefined> {
    const [row] = await this.database.read<CatalogueImport & Record<string, unknown>>(find, [id]);
    return row;
  }

  async hold(tx: Transaction, id: string): Promise<CatalogueImport | undefined> {
    await tx.query(patience, []);
    const [row] = await tx.query<CatalogueImport & Record<string, unknown>>(hold, [id]);
    return row;
  }

  async receive(tx: Transaction, id: string, { part, rows: count, faulty, unlisted, faults }: ReceivedPart, good: readonly CatalogueRow[]): Promise<void> {
    await tx.query(dropPart, [id, part]);
    await tx.query(addPart, [id, part, count, faulty, unlisted, JSON.stringify(faults)]);
    for (const some of inBatches(good)) {
      await tx.query(addRows, [id, part, some.map(r => r.line), some.map(r => r.code), some.map(r => r.key), some.map(r => r.validFrom), some.map(r => r.region ?? null), linesOf(some), some.map(r => r.digest)]);
    }
  }

  async parts(id: string, tx?: Transaction): Promise<readonly ReceivedPart[]> {
    return tx ? tx.query<ReceivedPart & Record<string, unknown>>(parts, [id]) : this.database.read<ReceivedPart & Record<string, unknown>>(parts, [id]);
  }

  async repeated(tx: Transaction, id: string) {
    return tx.query<{ part: number; line: number; firstPart: number; firstLine: number }>(repeated, [id]);
  }

  async rows(tx: Transaction, id: string, after: { readonly part: number; readonly line: number }, most: number) {
    return tx.query<ImportedRow & Record<string, unknown>>(rows, [id, after.part, after.line, most]);
  }

  async close(tx: Transaction, id: string, status: Exclude<ImportStatus, 'open'>): Promise<void> {
    await tx.query(dropRows, [id]);
    await tx.query(close, [id, status]);
  }
}
