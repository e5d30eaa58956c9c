import { describe, expect, it } from '@jest/globals';
import {
  deadlinesOf,
  explain,
  extend,
  openSuspension,
  resume,
  ruleAt,
  standingOf,
  startClock,
  suspend,
  type ExtendOrder,
  type LegalDate,
  type SuspendOrder,
} from '../src/index.ts';

const clock = startClock(ruleAt('permit.decision', '2024-09-20'), '2024-09-20', { promise: 10 });
const order = (more: Partial<SuspendOrder> = {}): SuspendOrder => ({
  on: '2024-10-08',
  reason: 'hearing',
  explanation: 'a neighbour asked to be heard',
  approvedBy: 'officer-1',
  ...more,
});
const longer = (more: Partial<ExtendOrder> = {}): ExtendOrder => ({
  on: '2024-10-20',
  by: 10,
  explanation: 'three authorities had to be asked',
  approvedBy: 'officer-2',
  office: 'head-of-authority',
  ...more,
});
const code = (name: string) => expect.objectContaining({ type: expect.objectContaining({ code: `statutes.${name}` }) });

describe('two clocks on a case', () => {
  it('end apart, each with its reasons', () => {
    const { legal, promised } = deadlinesOf(clock);
    expect([promised?.due, legal.due]).toEqual(['2024-10-10', '2024-10-23']);
    expect([promised?.why.duration, legal.why.duration]).toEqual([10, 20]);
    expect(deadlinesOf(startClock(clock.rule, '2024-09-20')).promised).toBeUndefined();
  });
  it('a promise is at most the legal period', () => {
    for (const promise of [21, 0, -1, 1.5]) {
      expect(() => startClock(clock.rule, '2024-09-20', { promise })).toThrow(code('promise-too-long'));
    }
    expect(startClock(clock.rule, '2024-09-20', { promise: 20 }).promise).toBe(20);
  });
  it('stand still together; only the legal one is extended', () => {
    const stopped = resume(suspend(clock, order()), '2024-10-15');
    expect([deadlinesOf(stopped).promised?.due, deadlinesOf(stopped).legal.due]).toEqual(['2024-10-17', '2024-10-31']);
    const extended = extend(stopped, longer());
    expect([deadlinesOf(extended).promised?.due, deadlinesOf(extended).legal.due]).toEqual(['2024-10-17', '2024-11-14']);
    expect(clock).toMatchObject({ suspensions: [], extensions: [] });
  });
  it('are pinned to a version in force on the day of the event', () => {
    expect(() => startClock(ruleAt('remedy.suit', '2015-05-01'), '2015-04-30')).toThrow(code('rule-not-in-force'));
    expect(() => startClock(ruleAt('remedy.suit', '2015-04-30'), '2015-05-01')).toThrow(code('rule-not-in-force'));
    expect(() => startClock(clock.rule, '2024-02-30')).toThrow(code('legal-date-invalid'));
  });
});

describe('suspend and resume', () => {
  it.each([
    ['a reason that the rule does not know', { reason: 'holidays' }, 'suspension-not-allowed'],
    ['no reason', { reason: '' }, 'reason-missing'],
    ['no explanation', { explanation: ' ' }, 'reason-missing'],
    ['no approver', { approvedBy: '' }, 'approver-missing'],
    ['a day before the start', { on: '2024-09-19' as LegalDate }, 'suspension-out-of-order'],
    ['a day after the end', { on: '2024-10-24' as LegalDate }, 'suspension-out-of-order'],
    ['a day of no calendar', { on: '2024-10-32' as LegalDate }, 'legal-date-invalid'],
  ])('refuses %s', (_, more, problem) => expect(() => suspend(clock, order(more))).toThrow(code(problem)));
  it('refuses a rule that stops for nothing', () => {
    const delivery = startClock(ruleAt('permit.delivery', '2024-09-20'), '2024-09-20');
    expect(() => suspend(delivery, order())).toThrow(code('suspension-not-allowed'));
  });
  it('may stop on the very last day', () =>
    expect(openSuspension(suspend(clock, order({ on: '2024-10-23' })))?.from).toBe('2024-10-23'));
  it('keeps the order of events', () => {
    const stopped = suspend(clock, order());
    expect(() => suspend(stopped, order({ on: '2024-10-09' }))).toThrow(code('suspension-out-of-order'));
    expect(() => resume(stopped, '2024-10-07')).toThrow(code('suspension-out-of-order'));
    expect(() => resume(clock, '2024-10-07')).toThrow(code('suspension-out-of-order'));
    expect(() => deadlinesOf(stopped)).toThrow(code('clock-suspended'));
    const again = resume(stopped, '2024-10-15');
    expect(() => suspend(again, order({ on: '2024-10-14' }))).toThrow(code('suspension-out-of-order'));
    expect(suspend(again, order({ on: '2024-10-15' })).suspensions).toHaveLength(2);
    expect(suspend(again, order({ on: '2024-10-31' })).suspensions).toHaveLength(2);
  });
});

describe('extend', () => {
  it.each([
    ['more than the rule allows', { by: 11 }, 'extension-too-long'],
    ['nothing', { by: 0 }, 'extension-not-allowed'],
    ['part of a day', { by: 0.5 }, 'extension-not-allowed'],
    ['no explanation', { explanation: '' }, 'reason-missing'],
    ['no approver', { approvedBy: ' ' }, 'approver-missing'],
    ['approval by another office', { office: 'clerk' }, 'approver-missing'],
    ['a day after the end', { on: '2024-10-24' as LegalDate }, 'extension-too-late'],
    ['a day before the start', { on: '2024-09-19' as LegalDate }, 'extension-not-allowed'],
  ])('refuses %s', (_, more, problem) => expect(() => extend(clock, longer(more))).toThrow(code(problem)));
  it('adds up to the maximum and no further', () => {
    const twice = extend(extend(clock, longer({ by: 4 })), longer({ by: 6 }));
    expect(deadlinesOf(twice).legal.due).toBe('2024-11-06');
    expect(() => extend(twice, longer({ by: 1 }))).toThrow(code('extension-too-long'));
  });
  it('is possible on the last day and while the period stands still', () => {
    expect(extend(clock, longer({ on: '2024-10-23' })).extensions).toHaveLength(1);
    expect(extend(suspend(clock, order()), longer({ on: '2024-11-20' })).extensions).toHaveLength(1);
  });
  it('refuses a rule without extension', () => {
    const delivery = startClock(ruleAt('permit.delivery', '2024-09-20'), '2024-09-20');
    expect(() => extend(delivery, longer())).toThrow(code('extension-not-allowed'));
  });
});

describe('standing', () => {
  it.each([
    ['2024-09-20', 'running', 20],
    ['2024-10-07', 'running', 13],
    ['2024-10-23', 'running', 0],
  ] as const)('on %s it is %s with %i left', (today, state, remaining) =>
    expect(standingOf(clock, today)).toMatchObject({ state, remaining }),
  );
  it('counts what is over, and does not count what stands still', () => {
    expect(standingOf(clock, '2024-10-28')).toMatchObject({ state: 'overdue', overdueBy: 3 });
    const stopped = suspend(clock, order());
    expect(standingOf(stopped, '2024-10-09')).toEqual({ state: 'suspended', since: '2024-10-08', reason: 'hearing' });
    expect(standingOf(resume(stopped, '2024-10-15'), '2024-10-01')).toMatchObject({ remaining: 13 });
  });
});

describe('explain', () => {
  const { legal } = deadlinesOf(extend(resume(suspend(clock, order()), '2024-10-15'), longer()));
  it('tells it in Chinese', () =>
    expect(explain(legal.why, 'zh')).toBe(
      [
        '法定期限：受理行政许可申请之日起20个工作日。依据：《行政许可法》第四十二条第一款（2004-07-01起施行），作出行政许可决定。',
        '2024-10-20 延长 10 个工作日：three authorities had to be asked',
        '起算事由发生日：2024-09-20，当日不计入。',
        '计入 30 个工作日：2024-09-23 至 2024-11-14。',
        '不计入：周末 2024-09-21 至 2024-09-22、2024-09-28、2024-10-13、2024-10-19 至 2024-10-20、2024-10-26 至 2024-10-27、2024-11-02 至 2024-11-03、2024-11-09 至 2024-11-10；国庆节 2024-10-01 至 2024-10-07；听证 2024-10-08 至 2024-10-12、2024-10-14。',
        '调休上班，计入：2024-09-29（国庆节）。',
        '届满日：2024-11-14，至当日二十四时（北京时间）。逾期不作决定的，申请人可以依法申请行政复议或者提起行政诉讼；超过期限的应当说明理由。',
      ].join('\n'),
    ));
  it('tells it in English', () => {
    const text = explain(legal.why, 'en');
    for (const part of [
      'Legal period: 20 working days after the acceptance of the application.',
      'Administrative Licensing Law, article 42(1) (as in force from 2004-07-01): Decide on the application.',
      'Extended by 10 working days on 2024-10-20',
      'Day of the event: 2024-09-20, not counted.',
      'National Day 2024-10-01 to 2024-10-07; hearing 2024-10-08 to 2024-10-12, 2024-10-14.',
      'Last day: 2024-11-14, until midnight in Shanghai.',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('Provisional');
  });
  it('owns up to a roll-over, an unverified figure, an authority’s choice and an unpublished schedule', () => {
    const rolled = deadlinesOf(startClock(ruleAt('remedy.reconsideration', '2024-08-02'), '2024-08-02')).legal.why;
    expect(explain(rolled, 'en')).toContain(
      '2024-10-01 is a day off, so the last day moves to 2024-10-08 (National Day 2024-10-01 to 2024-10-07).',
    );
    expect(explain(rolled, 'zh')).toContain('该期限尚未与法律原文核对。');
    expect(explain(rolled, 'zh')).toContain('届满日顺延至 2024-10-08');
    const back = { from: '2024-10-01', to: '2024-09-30', over: [] } as const;
    expect(explain({ ...rolled, rollOver: back }, 'zh')).toContain('届满日提前至 2024-09-30');
    expect(explain({ ...rolled, adjustedBy: '义乌市', provisional: true }, 'zh')).toMatch(/由义乌市确定。\n.*\n暂定/);
    expect(explain({ ...rolled, clock: 'promised' }, 'en')).toMatch(/^Promised period: 60 days after/);
  });
});
