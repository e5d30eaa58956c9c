import type { Transaction } from '@counterless/platform';
import type { Between, DoubleScan } from '../domain/double-scan.ts';
import type { Standing } from '../domain/verification.ts';

export interface KnownPass extends Standing {
  readonly id: string;
  readonly number: string;
  readonly plate: string;
  readonly destination: string;
}

export interface Scan {
  readonly id: string;
  readonly checkpoint: string;
  readonly at: Date;
  /** None for a forged code and one of a pass that this platform does not have. */
  readonly pass: KnownPass | undefined;
  readonly number: string | undefined;
  readonly offline: boolean;
  /** What the device decided; none for a check that was made here. */
  readonly deviceVerdict: string | undefined;
  /** What this service found for the moment of the scan. */
  readonly verdict: string;
  readonly actor: string;
  readonly receivedAt: Date;
}

export interface NewDoubleScan extends DoubleScan {
  readonly id: string;
  readonly pass: KnownPass;
}

export abstract class Scans {
  /** The passes of these numbers, by number. */
  abstract passes(numbers: readonly string[]): Promise<ReadonlyMap<string, KnownPass>>;

  /**
   * Holds the passes for the rest of the transaction: of two devices that hand in the two halves of a double scan at the same
   * moment, the second must see what the first has recorded.
   */
  abstract hold(tx: Transaction, passIds: readonly string[]): Promise<void>;

  /**
   * Records each scan once.
   * @returns by id: `recorded`; `already-recorded` when the same scan is there; `taken` when the id is that of another one
   */
  abstract record(tx: Transaction, scans: readonly Scan[]): Promise<ReadonlyMap<Scan, 'recorded' | 'already-recorded' | 'taken'>>;

  /** Each of these scans between its neighbours in time, of the same pass. */
  abstract neighbours(tx: Transaction, scanIds: readonly string[]): Promise<readonly (Between & { readonly passId: string })[]>;

  /** @returns those that were not reported before */
  abstract report(tx: Transaction, found: readonly NewDoubleScan[], at: Date): Promise<readonly NewDoubleScan[]>;
}
