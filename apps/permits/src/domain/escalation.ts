import { adjust, computeDeadline, ruleAt, startOf, type LegalDate } from '@counterless/statutes';
import type { CaseDues, CasePlan } from './case-clock.ts';
import type { CaseStatus } from './case-life.ts';
import { theClock } from './case-parts.ts';
import type { ServiceCase } from './service-case.ts';

export interface Escalation {
  /** The day that is about to be missed. */
  readonly due: LegalDate;
  readonly at: Date;
}

const platform = 'Counterless';
/** Of a long promise a fifth is left, of a short one its last day. */
const share = 0.2;

/**
 * When the heads are told that a promise is about to end: at the beginning of the day on which a fifth of its working days is left, the
 * day itself counted; of acceptance, which silence would replace, on its last day. None while the clock stands still, and none
 * for what is decided on the spot.
 */
export function escalationOf({ status, dues, plan }: { readonly status: CaseStatus; readonly dues: CaseDues; readonly plan: Pick<CasePlan, 'kind' | 'promisedPeriod'> }): Escalation | null {
  if (plan.kind === 'immediate') return null;
  if (status === 'submitted' && dues.correction) return { due: dues.correction, at: startOf(dayBefore(dues.correction, 1)) };
  if (status === 'accepted' && dues.promised) return { due: dues.promised, at: startOf(dayBefore(dues.promised, Math.ceil(plan.promisedPeriod * share))) };
  return null;
}

/** The day from which on so many working days are left, counting the last one. */
function dayBefore(due: LegalDate, left: number): LegalDate {
  const rule = ruleAt('permit.escalation', due);
  return computeDeadline(left > 1 ? adjust(rule, platform, { duration: left - 1 }) : rule, due).due;
}

/** Goes into the history; what was done and by whom stays as it is. */
export function escalate(c: ServiceCase, at: Date): void {
  c.note('escalated', theClock, at, { due: escalationOf(c)?.due });
}
