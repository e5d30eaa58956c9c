import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  computeDeadline,
  dayNumber,
  daysBetween,
  deadlinesOf,
  fromDayNumber,
  nationalCalendar,
  ruleAt,
  startClock,
  type LegalDate,
  type Rule,
  type Suspension,
} from '../src/index.ts';

const decision = ruleAt('permit.decision', '2016-01-01');
const day = fc.integer({ min: dayNumber('2016-01-01'), max: dayNumber('2025-09-30') }).map(fromDayNumber);
const workingRule = fc.integer({ min: 1, max: 45 }).map((duration): Rule => ({ ...decision, duration }));
const naturalRule = fc
  .tuple(fc.integer({ min: 1, max: 90 }), fc.constantFrom('forward' as const, 'none' as const))
  .map(([duration, rollOver]): Rule => ({ ...decision, duration, rollOver, unit: 'natural-days', exclusions: ['first-day'] }));
const monthRule = fc
  .tuple(fc.integer({ min: 1, max: 24 }), fc.constantFrom('months' as const, 'years' as const))
  .map(([duration, unit]): Rule => ({
    ...decision,
    duration: unit === 'years' ? 1 : duration,
    unit,
    rollOver: 'forward',
    exclusions: ['first-day'],
  }));
const anyRule = fc.oneof(workingRule, naturalRule, monthRule);
/** Gaps and lengths in days, laid out from the start so that suspensions never overlap. */
const pauses = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 20 })), { maxLength: 3 });

const layOut = (start: LegalDate, gaps: readonly (readonly [number, number])[]): Suspension[] => {
  let at = start;
  return gaps.map(([gap, length]) => {
    const from = addDays(at, gap);
    at = addDays(from, length);
    return { reason: 'hearing', from, until: at, explanation: 'x', approvedBy: 'y' };
  });
};
/** The plainest way to count, on purpose unlike the one under test. */
const daysFrom = (after: LegalDate, until: LegalDate) =>
  Array.from({ length: Math.max(0, daysBetween(after, until)) }, (_, i) => addDays(after, i + 1));
const working = (after: LegalDate, until: LegalDate) => daysFrom(after, until).filter(d => nationalCalendar.isWorkingDay(d));
const suspended = (d: LegalDate, all: readonly Suspension[]) => all.some(s => s.from <= d && d < (s.until ?? d));

describe('laws of a deadline, over ten years of schedules', () => {
  it('a period in working days ends on a working day, after exactly its number of them', () =>
    fc.assert(
      fc.property(workingRule, day, (rule, start) => {
        const { due, provisional } = computeDeadline(rule, start);
        expect(nationalCalendar.isWorkingDay(due)).toBe(true);
        expect(working(start, due)).toHaveLength(rule.duration);
        expect(provisional).toBe(false);
      }),
    ));
  it('a later start never ends earlier', () =>
    fc.assert(
      fc.property(anyRule, day, fc.nat(40), (rule, start, later) => {
        expect(computeDeadline(rule, start).due <= computeDeadline(rule, addDays(start, later)).due).toBe(true);
      }),
    ));
  it('a longer period never ends earlier', () =>
    fc.assert(
      fc.property(anyRule, day, pauses, (rule, start, gaps) => {
        const suspensions = layOut(start, gaps);
        const longer = { ...rule, duration: rule.duration + 1 };
        expect(computeDeadline(rule, start, { suspensions }).due <= computeDeadline(longer, start, { suspensions }).due).toBe(
          true,
        );
      }),
    ));
  it('an extension never shortens, and an extension in working days adds just them', () =>
    fc.assert(
      fc.property(workingRule, day, fc.integer({ min: 1, max: 10 }), (rule, start, by) => {
        const plain = computeDeadline(rule, start).due;
        const extended = computeDeadline(rule, start, { extensions: [{ by, on: start, explanation: 'x', approvedBy: 'y' }] }).due;
        expect(extended > plain).toBe(true);
        expect(working(plain, extended)).toHaveLength(by);
      }),
    ));
  it('a suspension of n working days moves the end by n working days', () =>
    fc.assert(
      fc.property(workingRule, day, fc.nat(60), fc.nat(30), (rule, start, after, length) => {
        const plain = computeDeadline(rule, start).due;
        const from = addDays(start, 1 + (after % Math.max(1, daysBetween(start, plain))));
        const suspensions = layOut(from, [[0, length]]);
        const moved = computeDeadline(rule, start, { suspensions }).due;
        expect(working(plain, moved)).toHaveLength(working(addDays(from, -1), addDays(from, length - 1)).length);
      }),
    ));
  it('whatever is suspended never moves the end forward in time, nor ends on a suspended day', () =>
    fc.assert(
      fc.property(fc.oneof(workingRule, naturalRule), day, pauses, (rule, start, gaps) => {
        const suspensions = layOut(start, gaps);
        const { due } = computeDeadline(rule, start, { suspensions });
        expect(due >= computeDeadline(rule, start).due).toBe(true);
        expect(suspended(due, suspensions)).toBe(false);
      }),
    ));
  it('the reasons add up: every day between start and end is counted or named, the first day neither', () =>
    fc.assert(
      fc.property(anyRule, day, pauses, (rule, start, gaps) => {
        const suspensions = layOut(start, gaps);
        const { due, why } = computeDeadline(rule, start, { suspensions });
        const untilRoll = why.rollOver?.from ?? due;
        const passed = new Set(why.excluded.map(d => d.date));
        const counted = daysFrom(start, untilRoll).filter(d => !passed.has(d));
        expect(counted).toHaveLength(why.counted);
        if (rule.unit === 'working-days' || rule.unit === 'natural-days') expect(why.counted).toBe(rule.duration);
        expect([counted[0], counted.at(-1)]).toEqual([why.countedFrom, why.countedUntil]);
        expect(why.firstDayExcluded).toBe(start);
        expect(passed.has(start) || counted.includes(start)).toBe(false);
        expect(why.rollOver?.over.map(d => d.date) ?? []).toEqual(daysFrom(addDays(untilRoll, -1), addDays(due, -1)));
        for (const d of why.excluded) {
          const { kind } = nationalCalendar.day(d.date);
          expect(d.reason === 'suspension' ? suspended(d.date, suspensions) : kind === d.reason).toBe(true);
        }
        for (const d of why.madeUp)
          expect(counted.includes(d.date) && nationalCalendar.day(d.date).kind === 'make-up').toBe(true);
      }),
      { numRuns: 300 },
    ));
  it('what is promised never ends after what the law says', () =>
    fc.assert(
      fc.property(anyRule, day, pauses, fc.nat(), (rule, start, gaps, seed) => {
        const clock = { ...startClock(rule, start, { promise: 1 + (seed % rule.duration) }), suspensions: layOut(start, gaps) };
        const { legal, promised } = deadlinesOf(clock);
        expect(promised && promised.due <= legal.due).toBe(true);
        expect(promised?.why.clock).toBe('promised');
      }),
    ));
  it('the end is the midnight after the last day, in Shanghai', () =>
    fc.assert(
      fc.property(anyRule, day, (rule, start) => {
        const { due, dueInstant } = computeDeadline(rule, start);
        expect(dueInstant.toISOString()).toBe(`${due}T16:00:00.000Z`);
      }),
    ));
  it('survives storage as JSON', () =>
    fc.assert(
      fc.property(anyRule, day, (rule, start) => {
        const stored = JSON.parse(JSON.stringify(startClock(rule, start))) as ReturnType<typeof startClock>;
        const { why } = deadlinesOf(stored).legal;
        expect(why).toEqual(deadlinesOf(startClock(rule, start)).legal.why);
        expect(JSON.parse(JSON.stringify(why))).toEqual(why);
      }),
    ));
});
