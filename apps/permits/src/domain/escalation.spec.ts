import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayNumber, endOf, fromDayNumber, legalDateOf, nationalCalendar, type LegalDate } from '@counterless/statutes';
import { decisionClock, dueOf, type CasePlan } from './case-clock.ts';
import { escalationOf } from './escalation.ts';

const plan = (promisedPeriod: number, more: Partial<CasePlan> = {}): CasePlan => ({ kind: 'promised', joint: false, legalPeriod: 45, promisedPeriod, setBy: '《测试法》第一条', ...more });
const accepted = (promised: LegalDate | null, p = plan(5)) => ({ status: 'accepted' as const, dues: { promised }, plan: p });

describe('the escalation of a promise', () => {
  it.each([
    ['a short promise on its last day', accepted('2026-03-09'), '2026-03-09'],
    ['a promise of 20 days when 4 are left', accepted('2026-03-13', plan(20)), '2026-03-10'],
    ['over a holiday: with the make-up day of 28 February', accepted('2026-03-02', plan(15)), '2026-02-27'],
    ['an acceptance on its last day', { status: 'submitted' as const, dues: { correction: '2026-03-09' as LegalDate, promised: '2026-03-05' as LegalDate }, plan: plan(20) }, '2026-03-09'],
  ])('tells of %s', (_name, c, day) => {
    expect(escalationOf(c)!.at).toEqual(new Date(`${day}T00:00:00+08:00`));
  });

  it('tells nothing while the clock stands still, of what is over, and of what is decided on the spot', () => {
    expect(escalationOf(accepted(null))).toBeNull();
    expect(escalationOf({ ...accepted('2026-03-09'), status: 'granted' })).toBeNull();
    expect(escalationOf({ ...accepted('2026-03-09'), status: 'supplement' })).toBeNull();
    expect(escalationOf(accepted('2026-03-09', plan(0, { kind: 'immediate' })))).toBeNull();
  });

  it('comes after the day of acceptance and leaves a fifth of the working days, at least one, in ten years', () => {
    const day = fc.integer({ min: dayNumber('2020-01-02'), max: dayNumber('2029-12-31') }).map(fromDayNumber);
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 45 }), (start, promise) => {
      const due = dueOf(decisionClock(plan(promise), start), 'promised')!;
      const { at } = escalationOf(accepted(due, plan(promise)))!;
      const from = legalDateOf(at);
      expect(from > start && at < endOf(due)).toBe(true);
      let left = 0;
      for (let d = from; d <= due; d = addDays(d, 1)) if (nationalCalendar.isWorkingDay(d)) left++;
      expect(left).toBe(Math.max(1, Math.ceil(promise / 5)));
    }));
  });
});
