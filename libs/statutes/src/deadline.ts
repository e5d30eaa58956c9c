import { Problem } from '@counterless/kernel';
import { nationalCalendar, type CalendarDay, type WorkingCalendar } from './calendar.ts';
import { addDays, addMonths, daysBetween, endOf, type LegalDate } from './legal-date.ts';
import { clockSuspended, extensionNotAllowed, extensionTooLong, suspensionNotAllowed } from './problems.ts';
import type { Rule, SuspensionReason } from './rule.ts';
import type { ExcludedDay, Extension, Suspension, Why } from './why.ts';

export interface Deadline {
  /** The last day in time. */
  readonly due: LegalDate;
  /** The midnight in Shanghai that ends it, exclusive. */
  readonly dueInstant: Date;
  readonly provisional: boolean;
  readonly why: Why;
}

export interface DeadlineCircumstances {
  readonly suspensions?: readonly Suspension[];
  readonly extensions?: readonly Extension[];
  /** Defaults to the packaged national calendar. */
  readonly calendar?: WorkingCalendar;
  readonly clock?: Why['clock'];
}

/**
 * The last day of a period and why it is that day. Pure; asks no clock.
 * Throws `statutes.clock-suspended` while an open suspension keeps the period from ending, `statutes.suspension-not-allowed`,
 * `statutes.extension-not-allowed` and `statutes.extension-too-long` for what the rule does not know.
 */
export function computeDeadline(rule: Rule, start: LegalDate, circumstances: DeadlineCircumstances = {}): Deadline {
  const { suspensions = [], extensions = [], calendar = nationalCalendar, clock = 'legal' } = circumstances;
  suspensions.forEach(({ reason }) => suspensionReasonOf(rule, reason));
  const extended = extensions.reduce((sum, { by }) => sum + by, 0);
  if (extended > 0) checkExtension(rule, extended);

  const count = new Count(rule, suspensions, calendar);
  const firstDayExcluded = rule.exclusions.includes('first-day');
  const wanted = daysToCount(rule, start, rule.duration + extended);
  let due = wanted === 0 || firstDayExcluded ? start : addDays(start, -count.step);
  while (count.counted < wanted) {
    due = addDays(due, count.step);
    count.pass(due);
  }
  const rolled = count.rollOver(due);
  const to = rolled.to;
  return {
    due: to,
    dueInstant: endOf(to),
    provisional: count.provisional,
    why: {
      clock,
      rule: rule.id,
      version: rule.inForce.from,
      article: rule.article,
      title: rule.title,
      duration: rule.duration,
      unit: rule.unit,
      direction: rule.direction,
      verified: rule.verified,
      ...(rule.adjustedBy !== undefined && { adjustedBy: rule.adjustedBy }),
      start: { event: rule.startEvent, day: start },
      ...(firstDayExcluded && wanted > 0 && { firstDayExcluded: start }),
      counted: count.counted,
      ...(count.first && { countedFrom: count.first, countedUntil: due }),
      excluded: count.excluded,
      madeUp: count.madeUp,
      suspensions: suspensions.filter(s => s.from <= to && s.from < (s.until ?? '9999')),
      extensions,
      ...(to !== due && { rollOver: { from: due, to, over: rolled.over } }),
      provisional: count.provisional,
      due: to,
      consequence: rule.consequence,
    },
  };
}

/** Months and years are turned into the natural days they span, so that a suspension lengthens them day by day. */
function daysToCount(rule: Rule, start: LegalDate, duration: number): number {
  if (rule.unit === 'working-days' || rule.unit === 'natural-days') return duration;
  const months = rule.unit === 'years' ? duration * 12 : duration;
  return Math.abs(daysBetween(start, addMonths(start, rule.direction === 'after' ? months : -months)));
}

/** One walk over the calendar. */
class Count {
  readonly step: 1 | -1;
  counted = 0;
  first: LegalDate | undefined;
  provisional = false;
  readonly excluded: ExcludedDay[] = [];
  readonly madeUp: { date: LegalDate; name: NonNullable<CalendarDay['name']> }[] = [];
  readonly #rule: Rule;
  readonly #suspensions: readonly Suspension[];
  readonly #calendar: WorkingCalendar;
  readonly #skipsDaysOff: boolean;

  constructor(rule: Rule, suspensions: readonly Suspension[], calendar: WorkingCalendar) {
    this.#rule = rule;
    this.#suspensions = suspensions;
    this.#calendar = calendar;
    this.#skipsDaysOff = rule.exclusions.includes('days-off');
    this.step = rule.direction === 'after' ? 1 : -1;
  }

  pass(date: LegalDate): void {
    const excluded = (this.#skipsDaysOff ? this.#dayOff(date) : undefined) ?? this.#suspended(date);
    if (excluded) {
      this.excluded.push(excluded);
      return;
    }
    this.counted++;
    this.first ??= date;
    const day = this.#calendar.day(date);
    if (this.#skipsDaysOff && day.kind === 'make-up' && day.name) this.madeUp.push({ date, name: day.name });
  }

  rollOver(date: LegalDate): { to: LegalDate; over: ExcludedDay[] } {
    const over: ExcludedDay[] = [];
    let to = date;
    if (this.#rule.rollOver === 'none') return { to, over };
    for (let hit; (hit = this.#dayOff(to) ?? this.#suspended(to));) {
      over.push(hit);
      to = addDays(to, this.#rule.rollOver === 'forward' ? 1 : -1);
    }
    return { to, over };
  }

  #dayOff(date: LegalDate): ExcludedDay | undefined {
    const day = this.#calendar.day(date);
    this.provisional ||= day.provisional;
    if (day.working) return undefined;
    return { date, reason: day.kind === 'holiday' ? 'holiday' : 'weekend', ...(day.name && { name: day.name }) };
  }

  #suspended(date: LegalDate): ExcludedDay | undefined {
    const found = this.#suspensions.find(({ from, until }) => from <= date && (until === undefined || date < until));
    if (!found) return undefined;
    if (found.until === undefined) throw new Problem(clockSuspended);
    return { date, reason: 'suspension', name: suspensionReasonOf(this.#rule, found.reason).name };
  }
}

/** The rule's own entry for a reason. Throws `statutes.suspension-not-allowed`. */
export function suspensionReasonOf(rule: Rule, code: string): SuspensionReason {
  const found = rule.suspendable.find(reason => reason.code === code);
  if (found) return found;
  const known = rule.suspendable;
  throw new Problem(suspensionNotAllowed, {
    detail: {
      en: known.length ? `allowed: ${known.map(r => r.name.en).join(', ')}` : `${rule.id} cannot be suspended`,
      zh: known.length ? `允许的理由：${known.map(r => r.name.zh).join('、')}` : `${rule.title.zh}的期限不得中止计算`,
    },
  });
}

/** Refuses extensions that add up to more than the rule allows. Throws `statutes.extension-not-allowed`, `statutes.extension-too-long`. */
export function checkExtension(rule: Rule, total: number): NonNullable<Rule['extension']> {
  if (!rule.extension) throw new Problem(extensionNotAllowed, { detail: { en: rule.id, zh: rule.title.zh } });
  const { max } = rule.extension;
  if (total > max) {
    throw new Problem(extensionTooLong, {
      detail: { en: `at most ${max} in all, would be ${total}`, zh: `合计最多 ${max}，现为 ${total}` },
    });
  }
  return rule.extension;
}
