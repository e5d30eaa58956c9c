import { Problem, type LocalText } from '@counterless/kernel';
import type { LegalDate } from './legal-date.ts';
import { adjustmentNotAllowed, ruleNotInForce, ruleUnknown } from './problems.ts';

export type PeriodUnit = 'working-days' | 'natural-days' | 'months' | 'years';

/** Something with a stable code and a name for people. */
export interface Named {
  readonly code: string;
  readonly name: LocalText;
}

/** A reason for which the law stops the period. */
export interface SuspensionReason extends Named {
  readonly article: LocalText;
  /** The law wants the person concerned told in writing. */
  readonly noticeRequired: boolean;
}

export interface ExtensionRule {
  readonly article: LocalText;
  /** The most that all extensions may add up to, in the rule's unit. */
  readonly max: number;
  /** The office whose holder must approve. */
  readonly approver: Named;
  /** The law wants the person concerned told of the extension and its reason. */
  readonly noticeRequired: boolean;
}

/** One version of one rule of law: a row of the table. Plain data, safe to store with the case that is pinned to it. */
export interface Rule {
  /** Stable over versions, such as `permit.decision`. */
  readonly id: string;
  /** Statute and article. */
  readonly article: LocalText;
  readonly title: LocalText;
  readonly duration: number;
  readonly unit: PeriodUnit;
  /** `after` counts forward from the start; `before` counts back from it to the last day in time. */
  readonly direction: 'after' | 'before';
  readonly startEvent: Named;
  /** `until` is the first day on which this version no longer holds. */
  readonly inForce: { readonly from: LegalDate; readonly until?: LegalDate };
  /** What is not counted. `first-day`: the day of the event. `days-off`: weekends and holidays, make-up workdays counting as work. */
  readonly exclusions: readonly ('first-day' | 'days-off')[];
  /** Where a last day that is a day off goes. Periods in working days end on a working day by themselves. */
  readonly rollOver: 'forward' | 'backward' | 'none';
  readonly extension?: ExtensionRule;
  readonly suspendable: readonly SuspensionReason[];
  /** What follows when the period runs out. */
  readonly consequence: LocalText;
  /** S: read in the statute's text; P: in an excerpt; M: from memory. */
  readonly source: 'S' | 'P' | 'M';
  /** Figure and kind of day were checked against the text. */
  readonly verified: boolean;
  /** What is open or uncertain in this row. */
  readonly note?: LocalText;
  /** What an authority may set for itself because the law leaves it open or the reading is uncertain. */
  readonly adjustable?: readonly ('duration' | 'unit')[];
  /** The authority that made use of `adjustable`. */
  readonly adjustedBy?: string;
}

/** Rules by id and day. Refuses a table that contradicts itself, such as two versions of a rule on one day. */
export class RuleTable {
  readonly rows: readonly Rule[];

  constructor(rows: readonly Rule[]) {
    this.rows = rows.map(deepFreeze);
    for (const [i, a] of rows.entries()) {
      if (!Number.isSafeInteger(a.duration) || a.duration < 0) throw new Error(`${a.id}: a duration is a whole number`);
      if ((a.unit === 'working-days') !== a.exclusions.includes('days-off'))
        throw new Error(`${a.id}: working days exclude days off`);
      for (const b of rows.slice(i + 1)) {
        if (a.id !== b.id) continue;
        const apart = (a.inForce.until ?? '9999') <= b.inForce.from || (b.inForce.until ?? '9999') <= a.inForce.from;
        if (!apart) throw new Error(`two versions of ${a.id} hold on one day: ${a.inForce.from} and ${b.inForce.from}`);
      }
    }
  }

  /** The version of a rule in force on a day. Throws `statutes.rule-unknown`, `statutes.rule-not-in-force`. */
  at(id: string, date: LegalDate): Rule {
    const versions = this.rows.filter(rule => rule.id === id);
    if (versions.length === 0) throw new Problem(ruleUnknown, { detail: { en: id, zh: id } });
    const found = versions.find(({ inForce }) => inForce.from <= date && (!inForce.until || date < inForce.until));
    if (!found) throw new Problem(ruleNotInForce, { detail: { en: `${id} on ${date}`, zh: `${id}，${date}` } });
    return found;
  }
}

/**
 * A rule as an authority has set it where the law leaves the figure or the kind of day open.
 * Throws `statutes.adjustment-not-allowed` for a figure that is not the authority's to set.
 */
export function adjust(rule: Rule, authority: string, change: { duration?: number; unit?: PeriodUnit }): Rule {
  const open = rule.adjustable ?? [];
  for (const field of ['duration', 'unit'] as const) {
    if (change[field] !== undefined && !open.includes(field)) {
      throw new Problem(adjustmentNotAllowed, { detail: { en: `${rule.id}: ${field}`, zh: `${rule.id}：${field}` } });
    }
  }
  if (change.duration !== undefined && !(Number.isSafeInteger(change.duration) && change.duration > 0)) {
    throw new Problem(adjustmentNotAllowed, { detail: { en: 'a duration is a whole number above 0', zh: '期限应为正整数' } });
  }
  const unit = change.unit ?? rule.unit;
  const counted = rule.exclusions.filter(exclusion => exclusion !== 'days-off');
  return deepFreeze({
    ...rule,
    ...change,
    unit,
    exclusions: unit === 'working-days' ? [...counted, 'days-off'] : counted,
    adjustedBy: authority,
  });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
