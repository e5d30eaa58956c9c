import type { Fault } from '@counterless/kernel';

interface Faulty {
  readonly line: number;
  readonly faults: readonly Fault[];
}

/** One row as it was sent: the object that it stands for, or why there is none. Lines count from 1, empty ones too; the rows of a sheet likewise. */
export type SourceRow = { readonly line: number; readonly plain: Record<string, unknown> } | Faulty;

export type Cell = string | number | boolean;

/** A row of a sheet as it stands there; the first that is not empty names the columns. */
export type SheetRecord = { readonly line: number; readonly cells: readonly Cell[] } | Faulty;
