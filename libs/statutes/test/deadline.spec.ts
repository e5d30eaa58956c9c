import { describe, expect, it } from '@jest/globals';
import { computeDeadline, ruleAt, type LegalDate, type Rule, type Suspension } from '../src/index.ts';

const rule = (id: string) => ruleAt(id, '2024-01-01');
const decision = rule('permit.decision');
const of = (duration: number): Rule => ({ ...decision, duration });
const stop = (from: LegalDate, until?: LegalDate): Suspension => ({
  reason: 'hearing',
  from,
  ...(until && { until }),
  explanation: 'x',
  approvedBy: 'y',
});

/** Every date here was counted by hand on the State Council's schedule of the year. */
describe('periods in working days', () => {
  it('over National Day 2024, with work made up on 29 September and 12 October', () => {
    const { due, dueInstant, provisional, why } = computeDeadline(decision, '2024-09-20');
    expect(due).toBe('2024-10-23');
    expect(dueInstant.toISOString()).toBe('2024-10-23T16:00:00.000Z');
    expect(provisional).toBe(false);
    expect(why).toMatchObject({
      firstDayExcluded: '2024-09-20',
      counted: 20,
      countedFrom: '2024-09-23',
      countedUntil: '2024-10-23',
      due,
    });
    expect(why.madeUp.map(d => d.date)).toEqual(['2024-09-29', '2024-10-12']);
    expect(why.excluded.filter(d => d.reason === 'holiday').map(d => d.date.slice(5))).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map(d => `10-0${d}`),
    );
    expect(why.excluded.filter(d => d.reason === 'weekend').map(d => d.date)).toEqual([
      '2024-09-21',
      '2024-09-22',
      '2024-09-28',
      '2024-10-13',
      '2024-10-19',
      '2024-10-20',
    ]);
    expect(why.rollOver).toBeUndefined();
  });
  it.each([
    ['Spring Festival 2020 made up on Sunday 19 January', 5, '2020-01-15', '2020-01-21'],
    ['Spring Festival 2020 as it was lengthened to 2 February', 10, '2020-01-15', '2020-02-05'],
    ['Spring Festival 2024 made up on Sunday 4 February', 5, '2024-02-02', '2024-02-08'],
    ['Spring Festival 2024 made up on Sunday 18 February', 10, '2024-02-02', '2024-02-21'],
    ['National Day and Mid-Autumn 2025', 5, '2025-09-26', '2025-10-10'],
    ['ending on the make-up Saturday 11 October 2025', 6, '2025-09-26', '2025-10-11'],
    ['starting on a holiday', 1, '2024-10-03', '2024-10-08'],
    ['starting on a Friday', 1, '2024-06-14', '2024-06-17'],
  ] as const)('%s', (_, duration, start, due) => expect(computeDeadline(of(duration), start).due).toBe(due));

  it('leaves out a hearing, whose last day is the day before it goes on', () => {
    const { due, why } = computeDeadline(decision, '2024-09-20', { suspensions: [stop('2024-10-08', '2024-10-15')] });
    expect(due).toBe('2024-10-31');
    expect(why.excluded.filter(d => d.reason === 'suspension').map(d => d.date.slice(8))).toEqual([
      '08',
      '09',
      '10',
      '11',
      '12',
      '14',
    ]);
    expect(why.excluded.find(d => d.date === '2024-10-08')?.name?.zh).toBe('听证');
  });
  it('names no suspension that came after the end or took no time', () => {
    const { why } = computeDeadline(decision, '2024-09-20', {
      suspensions: [stop('2024-10-08', '2024-10-08'), stop('2024-12-02', '2024-12-04')],
    });
    expect([why.due, why.suspensions]).toEqual(['2024-10-23', []]);
  });
  it('has no last day while it stands still', () => {
    expect(() => computeDeadline(decision, '2024-09-20', { suspensions: [stop('2024-10-08')] })).toThrow(
      /statutes.clock-suspended/,
    );
    expect(computeDeadline(decision, '2024-09-20', { suspensions: [stop('2024-10-24')] }).due).toBe('2024-10-23');
  });
  it('is lengthened by the extension', () => {
    const extensions = [{ by: 10, on: '2024-10-20' as const, explanation: 'x', approvedBy: 'y' }];
    expect(computeDeadline(decision, '2024-09-20', { extensions }).due).toBe('2024-11-06');
  });
  it('refuses what the rule does not know, even from stored data', () => {
    const extensions = [{ by: 11, on: '2024-10-20' as const, explanation: 'x', approvedBy: 'y' }];
    expect(() => computeDeadline(decision, '2024-09-20', { extensions })).toThrow(/extension-too-long/);
    expect(() => computeDeadline(rule('permit.delivery'), '2024-09-20', { extensions })).toThrow(/extension-not-allowed/);
    expect(() => computeDeadline(rule('permit.delivery'), '2024-09-20', { suspensions: [stop('2024-09-23')] })).toThrow(
      /suspension-not-allowed/,
    );
  });
  it('is provisional where no schedule is published', () => {
    const { due, provisional, why } = computeDeadline(decision, '2089-09-20');
    expect([due, provisional, why.provisional]).toEqual(['2089-10-19', true, true]); // 3 October 2089 is a Monday, 1 and 2 a weekend
    expect(computeDeadline(decision, '2024-12-31').provisional).toBe(false);
  });
});

describe('periods in natural days, months, and back', () => {
  it('rolls from National Day to the first working day', () => {
    const { due, why } = computeDeadline(rule('remedy.reconsideration'), '2024-08-02');
    expect(due).toBe('2024-10-08');
    expect(why.rollOver).toMatchObject({ from: '2024-10-01', to: '2024-10-08' });
    expect(why.rollOver?.over).toHaveLength(7);
    expect([why.counted, why.countedUntil, why.excluded, why.madeUp]).toEqual([60, '2024-10-01', [], []]);
  });
  it.each([
    ['remedy.suit', '2024-08-31', '2025-02-28'],
    ['remedy.suit', '2015-05-01', '2015-11-02'],
    ['remedy.suit', '2015-04-30', '2015-07-30'],
    ['permit.renewal-request', '2024-10-31', '2024-10-01'],
    ['permit.renewal-decision', '2024-10-05', '2024-10-05'],
  ] as const)('%s from %s is %s', (id, start, due) => expect(computeDeadline(ruleAt(id, start), start).due).toBe(due));
  it('excludes no first day where there is nothing to count', () => {
    const { why } = computeDeadline(rule('permit.renewal-decision'), '2024-10-05');
    expect([why.counted, why.firstDayExcluded, why.countedFrom]).toEqual([0, undefined, undefined]);
  });
  it('stands still day by day in months, and does not end on a suspended day', () => {
    const suspensions = [{ ...stop('2024-09-02', '2024-09-05'), reason: 'force-majeure' }];
    expect(computeDeadline(rule('remedy.suit'), '2024-08-31', { suspensions }).due).toBe('2025-03-03');
    const onRoll = [{ ...stop('2024-10-08', '2024-10-10'), reason: 'force-majeure' }];
    expect(computeDeadline(rule('remedy.reconsideration'), '2024-08-02', { suspensions: onRoll }).due).toBe('2024-10-10');
  });
  it('counts the first day where the rule does not exclude it, years as twelve months, and rolls back where told', () => {
    const base: Rule = { ...rule('remedy.suit'), exclusions: [] };
    expect(computeDeadline({ ...base, unit: 'natural-days', duration: 3 }, '2024-06-04').due).toBe('2024-06-06');
    expect(computeDeadline({ ...base, unit: 'years', duration: 1, exclusions: ['first-day'] }, '2024-02-29').due).toBe(
      '2025-02-28',
    );
    const back: Rule = { ...base, unit: 'working-days', duration: 5, direction: 'before', exclusions: ['first-day', 'days-off'] };
    expect(computeDeadline(back, '2024-10-09').due).toBe('2024-09-26');
    expect(
      computeDeadline({ ...back, unit: 'natural-days', exclusions: ['first-day'], rollOver: 'backward' }, '2024-10-09').due,
    ).toBe('2024-09-30');
    expect(
      computeDeadline({ ...back, unit: 'months', duration: 1, exclusions: ['first-day'], rollOver: 'none' }, '2024-03-31').due,
    ).toBe('2024-02-29');
  });
});
