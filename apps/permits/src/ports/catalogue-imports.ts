import type { importStatuses } from '@counterless/contracts';
import type { Fault } from '@counterless/kernel';
import type { Transaction } from '@counterless/platform';
import type { CatalogueKind, CatalogueRow, ImportedRow } from './catalogue.ts';

export type ImportStatus = (typeof importStatuses)[number];

/** An import in parts, until it is published. */
export interface CatalogueImport {
  readonly id: string;
  readonly kind: CatalogueKind;
  /** Who opened it, and nobody else adds to it or publishes it: kind and id. */
  readonly owner: string;
  readonly status: ImportStatus;
  readonly openedAt: Date;
}

export interface ReceivedPart {
  readonly part: number;
  readonly rows: number;
  readonly faulty: number;
  readonly unlisted: number;
  readonly faults: readonly { readonly line: number; readonly fault: Fault }[];
}

export abstract class CatalogueImports {
  abstract open(tx: Transaction, opened: CatalogueImport): Promise<void>;

  abstract find(id: string): Promise<CatalogueImport | undefined>;

  /** Takes hold of it until the transaction ends. */
  abstract hold(tx: Transaction, id: string): Promise<CatalogueImport | undefined>;

  /** Keeps a part and its good rows in the place of what came under its number before. */
  abstract receive(tx: Transaction, id: string, part: ReceivedPart, rows: readonly CatalogueRow[]): Promise<void>;

  /** What has come, by number. */
  /** Within a transaction, where one is given: another connection may never come while many wait for the lock that this one holds. */
  abstract parts(id: string, tx?: Transaction): Promise<readonly ReceivedPart[]>;

  /** Rows whose code stands in an earlier row as well, with where that is. */
  abstract repeated(tx: Transaction, id: string): Promise<readonly { readonly part: number; readonly line: number; readonly firstPart: number; readonly firstLine: number }[]>;

  /** The next rows after a place, at most `most`. */
  abstract rows(tx: Transaction, id: string, after: { readonly part: number; readonly line: number }, most: number): Promise<readonly ImportedRow[]>;

  /** Ends it; its rows are not needed any more. */
  abstract close(tx: Transaction, id: string, status: Exclude<ImportStatus, 'open'>): Promise<void>;
}
