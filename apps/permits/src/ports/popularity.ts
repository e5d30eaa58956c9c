import type { Transaction } from '@counterless/platform';

/** How much matters are applied for, counted from the cases. */
export abstract class Popularity {
  /** Applications since an instant, by matter; only of those with at least `fewest`. */
  abstract count(since: Date, fewest: number): Promise<readonly { readonly code: string; readonly applications: number }[]>;

  /** Levels in the place of those that were kept; who keeps an index is led to them where any has changed. */
  abstract put(tx: Transaction, levels: ReadonlyMap<string, number>): void;
}
