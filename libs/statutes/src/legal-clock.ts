import { Problem, type LocalText } from '@counterless/kernel';
import { nationalCalendar, type WorkingCalendar } from './calendar.ts';
import { checkExtension, computeDeadline, suspensionReasonOf, type Deadline } from './deadline.ts';
import { addDays, legalDate, type LegalDate } from './legal-date.ts';
import {
  approverMissing,
  extensionNotAllowed,
  extensionTooLate,
  promiseTooLong,
  reasonMissing,
  ruleNotInForce,
  suspensionOutOfOrder,
} from './problems.ts';
import type { Rule } from './rule.ts';
import type { Extension, Suspension } from './why.ts';

/** A period that runs on a case. Plain data; every change gives a new value. The rule is the version the case is pinned to. */
export interface LegalClock {
  readonly rule: Rule;
  readonly start: LegalDate;
  /** The shorter period that was promised, in the rule's unit; it stops with the legal one and is never extended. */
  readonly promise?: number;
  readonly suspensions: readonly Suspension[];
  readonly extensions: readonly Extension[];
}

const refuse = (type: ConstructorParameters<typeof Problem>[0], en: string, zh: string): never => {
  throw new Problem(type, { detail: { en, zh } satisfies LocalText });
};
const blank = (text: string | undefined) => !text?.trim();

/**
 * Starts a period on the day of its event.
 * Throws `statutes.rule-not-in-force` and `statutes.promise-too-long`.
 */
export function startClock(rule: Rule, start: LegalDate, options: { promise?: number } = {}): LegalClock {
  legalDate(start);
  const { from, until } = rule.inForce;
  if (start < from || (until && start >= until))
    refuse(ruleNotInForce, `${rule.id} (${from}) on ${start}`, `${rule.title.zh}（${from}），${start}`);
  const { promise } = options;
  if (promise !== undefined && !(Number.isSafeInteger(promise) && promise > 0 && promise <= rule.duration)) {
    refuse(promiseTooLong, `1 to ${rule.duration} ${rule.unit}, not ${promise}`, `应为 1 至 ${rule.duration}，现为 ${promise}`);
  }
  return Object.freeze({ rule, start, ...(promise !== undefined && { promise }), suspensions: [], extensions: [] });
}

export interface SuspendOrder {
  /** The first day that is not counted. */
  readonly on: LegalDate;
  /** Code of one of the rule's reasons. */
  readonly reason: string;
  readonly explanation: string;
  /** Who approved. */
  readonly approvedBy: string;
}

/**
 * Stops the period. Throws `statutes.suspension-not-allowed` (the rule does not know the reason), `statutes.reason-missing`,
 * `statutes.approver-missing`, `statutes.suspension-out-of-order` (already stopped, before the last change, or after the last day).
 */
export function suspend(clock: LegalClock, order: SuspendOrder, calendar: WorkingCalendar = nationalCalendar): LegalClock {
  if (blank(order.reason) || blank(order.explanation)) throw new Problem(reasonMissing);
  suspensionReasonOf(clock.rule, order.reason);
  if (blank(order.approvedBy)) throw new Problem(approverMissing);
  const from = legalDate(order.on);
  if (openSuspension(clock)) refuse(suspensionOutOfOrder, 'it stands still already', '期限已经中止计算');
  const earliest = clock.suspensions.at(-1)?.until ?? clock.start;
  if (from < earliest) refuse(suspensionOutOfOrder, `not before ${earliest}`, `不得早于 ${earliest}`);
  const { due } = computeDeadline(clock.rule, clock.start, { ...clock, calendar });
  if (from > due) refuse(suspensionOutOfOrder, `it ended on ${due}`, `期限已于 ${due} 届满`);
  const { reason, explanation, approvedBy } = order;
  return { ...clock, suspensions: [...clock.suspensions, { reason, from, explanation, approvedBy }] };
}

/** Lets the period go on; `on` is the first day counted again. Throws `statutes.suspension-out-of-order`. */
export function resume(clock: LegalClock, on: LegalDate): LegalClock {
  const open = openSuspension(clock);
  if (!open) return refuse(suspensionOutOfOrder, 'it does not stand still', '期限没有中止计算');
  if (legalDate(on) < open.from) refuse(suspensionOutOfOrder, `not before ${open.from}`, `不得早于 ${open.from}`);
  return { ...clock, suspensions: [...clock.suspensions.slice(0, -1), { ...open, until: on }] };
}

export interface ExtendOrder {
  readonly on: LegalDate;
  /** How much longer, in the rule's unit. */
  readonly by: number;
  readonly explanation: string;
  readonly approvedBy: string;
  /** The office in which they approved: the code of the rule's approver. */
  readonly office: string;
}

/**
 * Lengthens the legal period; what was promised stays. Where the rule says `noticeRequired`, the caller owes the notice.
 * Throws `statutes.extension-not-allowed`, `statutes.extension-too-long`, `statutes.extension-too-late`,
 * `statutes.reason-missing`, `statutes.approver-missing`.
 */
export function extend(clock: LegalClock, order: ExtendOrder, calendar: WorkingCalendar = nationalCalendar): LegalClock {
  const { by, explanation, approvedBy, office } = order;
  const on = legalDate(order.on);
  if (!Number.isSafeInteger(by) || by <= 0) refuse(extensionNotAllowed, 'a whole number above 0', '应为正整数');
  const allowed = checkExtension(
    clock.rule,
    clock.extensions.reduce((sum, e) => sum + e.by, by),
  );
  if (blank(explanation)) throw new Problem(reasonMissing);
  if (blank(approvedBy) || office !== allowed.approver.code) {
    refuse(approverMissing, `needed: ${allowed.approver.name.en}`, `应由${allowed.approver.name.zh}批准`);
  }
  if (on < clock.start) refuse(extensionNotAllowed, `not before ${clock.start}`, `不得早于 ${clock.start}`);
  if (!openSuspension(clock)) {
    const { due } = computeDeadline(clock.rule, clock.start, { ...clock, calendar });
    if (on > due) refuse(extensionTooLate, `it ended on ${due}`, `期限已于 ${due} 届满`);
  }
  return { ...clock, extensions: [...clock.extensions, { by, on, explanation, approvedBy }] };
}

/** The suspension that has not ended, if there is one. */
export function openSuspension(clock: LegalClock): Suspension | undefined {
  const last = clock.suspensions.at(-1);
  return last && last.until === undefined ? last : undefined;
}

/** Both last days of a case. The promised one is never the later. Throws `statutes.clock-suspended` while the period stands still. */
export function deadlinesOf(
  clock: LegalClock,
  calendar: WorkingCalendar = nationalCalendar,
): { legal: Deadline; promised?: Deadline } {
  const { rule, start, suspensions, promise } = clock;
  const legal = computeDeadline(rule, start, { ...clock, calendar });
  if (promise === undefined) return { legal };
  return {
    legal,
    promised: computeDeadline({ ...rule, duration: promise }, start, { suspensions, calendar, clock: 'promised' }),
  };
}

/** How a clock stands on a day. `remaining` counts days of the rule's kind (natural days for months and years) after that day. */
export type Standing =
  | { readonly state: 'suspended'; readonly since: LegalDate; readonly reason: string }
  | { readonly state: 'running'; readonly legal: Deadline; readonly promised?: Deadline; readonly remaining: number }
  | { readonly state: 'overdue'; readonly legal: Deadline; readonly promised?: Deadline; readonly overdueBy: number };

export function standingOf(clock: LegalClock, today: LegalDate, calendar: WorkingCalendar = nationalCalendar): Standing {
  const open = openSuspension(clock);
  if (open) return { state: 'suspended', since: open.from, reason: open.reason };
  const both = deadlinesOf(clock, calendar);
  const { due } = both.legal;
  const days = (after: LegalDate, until: LegalDate) => {
    let found = 0;
    for (let day = addDays(after, 1); day <= until; day = addDays(day, 1)) {
      const stands = clock.suspensions.some(s => s.from <= day && day < (s.until ?? day));
      if (!stands && (clock.rule.unit !== 'working-days' || calendar.isWorkingDay(day))) found++;
    }
    return found;
  };
  return today <= due
    ? { state: 'running', ...both, remaining: days(today, due) }
    : { state: 'overdue', ...both, overdueBy: days(due, today) };
}
