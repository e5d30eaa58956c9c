import type { Transaction } from '@counterless/platform';
import type { EmailClaim } from '../domain/email-code.ts';

export interface OwnerEmail extends EmailClaim {
  readonly named: string;
  readonly code: Buffer | null;
  readonly confirmed: string | null;
  readonly confirmedAt: Date | null;
}

/** The e-mail addresses that people have named. */
export abstract class OwnerEmails {
  /** The address that was confirmed. */
  abstract confirmedOf(owner: string): Promise<string | undefined>;
  /** Read under a lock until the change ends, so that two guesses at once count as two. */
  abstract hold(tx: Transaction, owner: string): Promise<OwnerEmail | undefined>;
  abstract keep(tx: Transaction, owner: string, email: OwnerEmail): Promise<void>;
  abstract remove(tx: Transaction, owner: string): Promise<void>;
  /** Keyed digest of a code, bound to its owner and address. */
  abstract digest(owner: string, email: string, code: string): Buffer;
}
