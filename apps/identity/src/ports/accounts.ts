import type { Transaction } from '@counterless/platform';

/** Closes accounts for good. */
export abstract class Accounts {
  /**
   * Nobody signs in with it any more, or is spoken for: sessions and tokens are void, mandates ended, consents revoked; mobile and resident
   * number are forgotten at once, so whoever proves that number later is somebody new.
   */
  abstract close(tx: Transaction, personId: string): Promise<void>;
}
