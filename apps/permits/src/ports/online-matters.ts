import type { LocalText } from '@counterless/kernel';
import type { Transaction } from '@counterless/platform';

/** What an authority says for a time of the matters that it closes online. */
export interface OnlineClosure {
  readonly policy: string;
  readonly region: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly closed: readonly string[];
}

export abstract class OnlineMatters {
  abstract keep(tx: Transaction, closure: OnlineClosure): void;

  /** The policy that closes a matter of a region online at that time; none where it is open. Of the narrowest region that has one. */
  abstract closedBy(code: string, region: string, at: Date): Promise<LocalText | undefined>;
}
