import { addDays, addMonths, adjust, computeDeadline, deadlinesOf, endOf, openSuspension, ruleAt, startClock, type Deadline, type LegalClock, type LegalDate } from '@counterless/statutes';

/** What a matter says of its periods, as the case keeps it from its submission on. */
export interface CasePlan {
  readonly kind: 'immediate' | 'promised';
  /** Several departments at the same time (行政许可法 42(2)). */
  readonly joint: boolean;
  /** Working days. */
  readonly legalPeriod: number;
  readonly promisedPeriod: number;
  /** Law and article that set the period, where it is another than that of 行政许可法. */
  readonly setBy: string;
  /** Working days for what is asked for in addition; the platform's unless said. */
  readonly supplementPeriod?: number | undefined;
}

/** Every clock that has run on a case. Plain data: stored as JSON with the case that is pinned to it. */
export interface CaseClocks {
  readonly draft?: LegalClock;
  readonly correction?: LegalClock;
  readonly supplement?: LegalClock;
  readonly decision?: LegalClock;
  readonly delivery?: LegalClock;
}

export type DueKind = 'draft' | 'correction' | 'supplement' | 'promised' | 'legal' | 'delivery' | 'renewal';
/** The last days that a case is to keep just now. */
export type CaseDues = Partial<Record<DueKind, LegalDate | null>>;

const plain = (rule: string, day: LegalDate) => startClock(ruleAt(rule, day), day);

export const draftClock = (day: LegalDate): LegalClock => plain('permit.draft', day);
/** From the day on which the material came; also after what was asked for has come. */
export const correctionClock = (day: LegalDate): LegalClock => plain('permit.correction-notice', day);
export const deliveryClock = (day: LegalDate): LegalClock => plain('permit.delivery', day);

export function supplementClock({ supplementPeriod, setBy }: CasePlan, day: LegalDate): LegalClock {
  const rule = ruleAt('permit.supplement', day);
  return startClock(supplementPeriod === undefined || supplementPeriod === rule.duration ? rule : adjust(rule, setBy, { duration: supplementPeriod }), day);
}

/** The clock of the decision, legal and promised, from the day of acceptance. The promise is never the longer one. */
export function decisionClock({ kind, joint, legalPeriod, promisedPeriod, setBy }: CasePlan, day: LegalDate): LegalClock {
  if (kind === 'immediate') return plain('permit.on-the-spot', day);
  const id = joint ? 'permit.joint-decision' : 'permit.decision';
  const general = ruleAt(id, day);
  const rule = general.duration === legalPeriod ? general : adjust(ruleAt(`${id}-set-elsewhere`, day), setBy, { duration: legalPeriod });
  return startClock(rule, day, { promise: Math.min(promisedPeriod, legalPeriod) });
}

/** The last day of a clock; none while it stands still. */
export function dueOf(clock: LegalClock | undefined, which: 'legal' | 'promised' = 'legal'): LegalDate | null {
  return deadlineOf(clock, which)?.due ?? null;
}

export function deadlineOf(clock: LegalClock | undefined, which: 'legal' | 'promised' = 'legal'): Deadline | undefined {
  return clock && !openSuspension(clock) ? deadlinesOf(clock)[which] : undefined;
}

/** The certificate of an earlier case on which this one acts: renews, changes, replaces or gives it up. */
export interface ActedOn {
  readonly caseId: string;
  readonly certificateId: string;
  /** Last day of its validity; none where it is valid until it is revoked. */
  readonly expiry: LegalDate | null;
  /** A renewal that was asked for early enough (行政许可法 50): without a decision by the last day it counts as renewed. */
  readonly inTime: boolean;
}

/** Is a renewal that is asked for today asked for in time? */
export const renewalInTime = (expiry: LegalDate, today: LegalDate): boolean => today <= renewalRequest(expiry).due;
export const renewalRequest = (expiry: LegalDate): Deadline => computeDeadline(ruleAt('permit.renewal-request', expiry), expiry);
export const renewalDecision = (expiry: LegalDate): Deadline => computeDeadline(ruleAt('permit.renewal-decision', expiry), expiry);

/**
 * The days on which a certificate is good. A renewed one goes on where the one before ends; one that was changed or replaced ends when that one would have.
 */
export function validityOf(effect: string, months: number | undefined, before: ActedOn | null, decided: LegalDate): { readonly from: LegalDate; readonly until: LegalDate | null } {
  const upTo = (from: LegalDate) => (months === undefined ? null : addDays(addMonths(from, months), -1));
  if (before?.expiry && effect === 'renew') {
    const from = before.expiry >= decided ? addDays(before.expiry, 1) : decided;
    return { from, until: upTo(from) };
  }
  return { from: decided, until: before && effect !== 'issue' ? before.expiry : upTo(decided) };
}

/** When the day is over: at this instant what was due is late. */
export const over = (due: LegalDate): Date => endOf(due);

/** What was said the last time that a clock was stopped or given more days. */
export function lastReason(clock: LegalClock | undefined): string | null {
  const told = clock ? [...clock.suspensions.map(s => ({ on: s.from, ...s })), ...clock.extensions] : [];
  return told.reduce<(typeof told)[number] | undefined>((last, t) => (!last || t.on >= last.on ? t : last), undefined)?.explanation ?? null;
}
