import type { Transaction } from '@counterless/platform';

/** Where the sandbox's clock is being moved to. */
export abstract class ClockTarget {
  abstract read(): Promise<Date | undefined>;
  /** Sets it. @returns false when it is being moved already */
  abstract set(tx: Transaction, target: Date): Promise<boolean>;
  abstract clear(): Promise<void>;
}
