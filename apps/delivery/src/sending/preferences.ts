import type { Language } from '@counterless/kernel';
import type { Transaction } from '@counterless/platform';
import type { Choosable } from '../domain/channel-plan.ts';
import type { QuietHours } from '../domain/quiet-hours.ts';

export interface Preference {
  readonly purpose: string;
  readonly channels: readonly Choosable[];
  readonly language: Language;
  readonly changedAt: Date;
}

/** What people chose. */
export abstract class Preferences {
  abstract of(owner: string): Promise<readonly Preference[]>;
  abstract set(tx: Transaction, owner: string, preference: Preference): Promise<void>;
  /** All rules of quiet hours, also those to come. */
  abstract quietHours(): Promise<readonly QuietHours[]>;
  /** Gives the number of the new version. */
  abstract publishQuietHours(tx: Transaction, rule: QuietHours, publishedBy: string): Promise<number>;
}
