import type { LocalText } from '@counterless/kernel';
import type { LegalDate } from './legal-date.ts';
import type { Named, PeriodUnit, Rule } from './rule.ts';

/** A day that was passed over, and why; `name` is the holiday or the reason of the suspension. */
export interface ExcludedDay {
  readonly date: LegalDate;
  readonly reason: 'weekend' | 'holiday' | 'suspension';
  readonly name?: LocalText;
}

/** A time in which the period stands still: from `from` on, until `until`, which counts again. Open while `until` is missing. */
export interface Suspension {
  /** Code of one of the rule's `suspendable`. */
  readonly reason: string;
  readonly from: LegalDate;
  readonly until?: LegalDate;
  readonly explanation: string;
  readonly approvedBy: string;
}

export interface Extension {
  /** How much longer, in the rule's unit. */
  readonly by: number;
  readonly on: LegalDate;
  readonly explanation: string;
  readonly approvedBy: string;
}

/** Why a date is what it is. Plain data: it travels and is stored as JSON. */
export interface Why {
  readonly clock: 'legal' | 'promised';
  readonly rule: string;
  /** First day in force of the version that was applied. */
  readonly version: LegalDate;
  readonly article: LocalText;
  readonly title: LocalText;
  readonly duration: number;
  readonly unit: PeriodUnit;
  readonly direction: Rule['direction'];
  readonly verified: boolean;
  /** The authority that set figure or kind of day where the law leaves it open. */
  readonly adjustedBy?: string;
  readonly start: { readonly event: Named; readonly day: LegalDate };
  /** The day of the event, where it is not counted. */
  readonly firstDayExcluded?: LegalDate;
  /** How many days were counted: of the rule's kind, or natural days for months and years. */
  readonly counted: number;
  readonly countedFrom?: LegalDate;
  readonly countedUntil?: LegalDate;
  readonly excluded: readonly ExcludedDay[];
  /** Weekend days that counted because work is made up on them. */
  readonly madeUp: readonly { readonly date: LegalDate; readonly name: LocalText }[];
  readonly suspensions: readonly Suspension[];
  readonly extensions: readonly Extension[];
  readonly rollOver?: { readonly from: LegalDate; readonly to: LegalDate; readonly over: readonly ExcludedDay[] };
  /** A day without a published schedule was counted or passed over: the date may still change. */
  readonly provisional: boolean;
  readonly due: LegalDate;
  readonly consequence: LocalText;
}
