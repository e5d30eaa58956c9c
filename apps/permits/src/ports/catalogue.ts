import type { Matter } from '@counterless/contracts';
import type { LocalText } from '@counterless/kernel';
import type { Transaction } from '@counterless/platform';
import type { LegalDate } from '@counterless/statutes';
import type { Surroundings } from '../domain/matter-rules.ts';
import type { Span } from '../domain/matter-timeline.ts';

export type CatalogueKind = 'departments' | 'themes' | 'matters';

/** One row of an import that has no fault. */
export interface CatalogueRow {
  readonly line: number;
  /** Part of an import that it came with. */
  readonly part?: number;
  readonly code: string;
  /** What one of the catalogue's rows has alone: the code; of a matter also its first day, for it may stand there in several versions. */
  readonly key: string;
  /** First day of a matter; empty for others. */
  readonly validFrom: string;
  /** Whose it is; none for a theme. */
  readonly region: string | undefined;
  /** JSON with its fields in the order of the contract: rows are equal when these are. */
  readonly text: string;
  /** SHA-256 of the text. */
  readonly digest: Buffer;
}

/** A good row of an import in parts: its text lies in the database already, and stays there. */
export type ImportedRow = Omit<CatalogueRow, 'text'> & { readonly part: number };

export interface HeldRow {
  readonly code: string;
  readonly key: string;
  readonly region: string | null;
  readonly digest: Buffer;
}

/** One version of a matter, as it was published. */
export interface MatterVersion {
  readonly code: string;
  readonly version: number;
  /** In force on the days `from` ≤ day < `until`; without `until`, until something takes its place. */
  readonly from: LegalDate;
  readonly until: LegalDate | undefined;
  readonly entry: Matter;
}

export interface Department {
  readonly code: string;
  readonly name: LocalText;
  /** From this day on it takes no applications. */
  readonly closedFrom: LegalDate | null;
}

/** The catalogue of service matters (事项目录): departments, themes, and the matters in all their versions. */
export abstract class Catalogue {
  /** What a matter may refer to. None of it is ever taken away. */
  abstract known(): Promise<Pick<Surroundings, 'departments' | 'themes'>>;

  abstract department(code: string): Promise<Department | undefined>;

  /** The version in force on a day; none where the matter is not offered on it: unknown, not yet published, or retired. */
  abstract versionOf(code: string, on: LegalDate): Promise<MatterVersion | undefined>;

  /** A version by its number, in force or not: what a running case goes by. */
  abstract version(code: string, version: number): Promise<MatterVersion | undefined>;

  /** Waits for its turn: until the transaction ends, no other import writes. */
  abstract hold(tx: Transaction): Promise<void>;

  /** The rows of these codes that are in force or will be. */
  abstract held(tx: Transaction, kind: CatalogueKind, codes: readonly string[]): Promise<readonly HeldRow[]>;

  /** Adds rows, and replaces departments and themes; a matter gets its next version, and earlier ones stay. */
  abstract put(tx: Transaction, kind: CatalogueKind, rows: readonly CatalogueRow[]): Promise<void>;

  /** The same for rows that came with an import in parts. */
  abstract putImported(tx: Transaction, kind: CatalogueKind, importId: string, rows: readonly ImportedRow[]): Promise<void>;

  /** All versions of a matter and the region that it belongs to; none where there is no such matter. */
  abstract versions(tx: Transaction, code: string): Promise<{ readonly region: string; readonly spans: readonly Span[] } | undefined>;

  /** Lets versions of a matter end on other days. */
  abstract end(tx: Transaction, code: string, ends: readonly { readonly version: number; readonly until: string }[]): Promise<void>;

  /** Counts a change of the catalogue. @returns its new version */
  abstract advance(tx: Transaction): Promise<number>;
}
