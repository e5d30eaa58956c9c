import type { Transaction } from '@counterless/platform';
import type { Counts } from '../domain/figures.ts';

export interface Cell {
  readonly department: string;
  /** Of Shanghai, `YYYY-MM`. */
  readonly month: string;
}

/** The open figures, by department and month. */
export abstract class OpenFigures {
  /** Departments and months of which something has changed since they were counted last. */
  abstract changed(): Promise<Cell[]>;
  abstract count(cell: Cell): Promise<Counts>;
  abstract medianOfAll(month: string): Promise<number>;
  abstract read(cell: Cell): Promise<Counts | undefined>;
  abstract put(tx: Transaction, cell: Cell, counts: Counts): void;
  abstract putMedianOfAll(tx: Transaction, month: string, hours: number): void;
  /** Everything up to `at` is counted. */
  abstract mark(tx: Transaction, at: Date): void;
}
