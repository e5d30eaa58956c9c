import { describe, expect, it } from '@jest/globals';
import { addDays, adjust, computeDeadline, ruleAt, RuleTable, statutes, type LegalDate, type Rule } from '../src/index.ts';

const decision = ruleAt('permit.decision', '2024-01-01');
const version = (from: LegalDate, until?: LegalDate): Rule => ({ ...decision, inForce: until ? { from, until } : { from } });

describe('rule table', () => {
  // The figures as the statute has them, so that a slip in a row is seen twice.
  it.each([
    ['permit.correction-notice', 5, 'working-days', undefined],
    ['permit.decision', 20, 'working-days', 10],
    ['permit.joint-decision', 45, 'working-days', 15],
    ['permit.decision-set-elsewhere', 20, 'working-days', 10],
    ['permit.joint-decision-set-elsewhere', 45, 'working-days', 15],
    ['permit.on-the-spot', 0, 'working-days', undefined],
    ['permit.supplement', 10, 'working-days', undefined],
    ['permit.draft', 90, 'natural-days', undefined],
    ['permit.delivery', 10, 'working-days', undefined],
    ['permit.renewal-request', 30, 'natural-days', undefined],
    ['permit.renewal-decision', 0, 'natural-days', undefined],
    ['permit.escalation', 0, 'working-days', undefined],
    ['remedy.reconsideration', 60, 'natural-days', undefined],
    ['remedy.suit', 6, 'months', undefined],
    ['rating.correction', 5, 'working-days', undefined],
    ['person-data.reply', 15, 'working-days', undefined],
    ['person-data.cooling', 3, 'natural-days', undefined],
    ['person-data.export-kept', 30, 'natural-days', undefined],
    ['retention.case', 10, 'years', undefined],
    ['retention.pass', 5, 'years', undefined],
    ['retention.parcel', 1, 'years', undefined],
    ['retention.consent', 3, 'years', undefined],
  ])('%s is %i %s', (id, duration, unit, extension) => {
    const rule = ruleAt(id, '2024-06-03');
    expect([rule.duration, rule.unit, rule.extension?.max]).toEqual([duration, unit, extension]);
  });
  it('holds no row that is unverified without an open figure or a memory behind it', () => {
    for (const rule of statutes.rows) {
      expect(rule.verified).toBe(rule.source === 'S');
      expect(
        [rule.article, rule.title, rule.consequence, rule.startEvent.name].every(t => t.en && /[\u4e00-\u9fff]/.test(t.zh)),
      ).toBe(true);
    }
  });
  it('gives the version in force on the day of the event', () => {
    expect(ruleAt('remedy.suit', '2015-04-30').duration).toBe(3);
    expect(ruleAt('remedy.suit', '2015-05-01').duration).toBe(6);
    expect(ruleAt('remedy.reconsideration', '2024-01-01').inForce.from).toBe('2024-01-01');
  });
  it('refuses an unknown rule and a day before the statute', () => {
    expect(() => ruleAt('permit.nothing', '2024-01-01')).toThrow(
      expect.objectContaining({ type: expect.objectContaining({ code: 'statutes.rule-unknown' }) }),
    );
    expect(() => ruleAt('permit.decision', '2004-06-30')).toThrow(/statutes.rule-not-in-force/);
    expect(() => new RuleTable([version('2004-07-01', '2010-01-01')]).at('permit.decision', '2010-01-01')).toThrow(
      /rule-not-in-force/,
    );
  });
  it('refuses a table that contradicts itself', () => {
    expect(() => new RuleTable([version('2004-07-01'), version('2020-01-01')])).toThrow(/two versions/);
    expect(() => new RuleTable([version('2004-07-01', '2020-01-01'), version('2020-01-01')])).not.toThrow();
    expect(() => new RuleTable([{ ...decision, duration: 2.5 }])).toThrow(/whole number/);
    expect(() => new RuleTable([{ ...decision, exclusions: ['first-day'] }])).toThrow(/days off/);
  });
  it('cannot be changed', () => expect(() => Object.assign(decision.title, { en: '' })).toThrow(TypeError));
  it('lets an authority set what the law leaves open, and nothing else', () => {
    const open = ruleAt('rating.correction', '2024-06-03');
    const set = adjust(open, 'Yiwu', { duration: 3, unit: 'natural-days' });
    expect(set).toMatchObject({ duration: 3, unit: 'natural-days', exclusions: ['first-day'], adjustedBy: 'Yiwu' });
    expect(computeDeadline(set, '2024-06-05').due).toBe('2024-06-11'); // Saturday 8, Sunday 9, Dragon Boat Festival 10
    expect(adjust(set, 'Yiwu', { unit: 'working-days' }).exclusions).toEqual(['first-day', 'days-off']);
    expect(() => adjust(decision, 'Yiwu', { duration: 30 })).toThrow(/adjustment-not-allowed/);
    for (const duration of [0, -1, 1.5, NaN]) expect(() => adjust(open, 'Yiwu', { duration })).toThrow(/adjustment-not-allowed/);
  });
  it('ends every rule at or after its start, or before it for those that count back', () => {
    for (const rule of statutes.rows) {
      const start = addDays(rule.inForce.from, 1);
      const { due } = computeDeadline(rule, start);
      expect(rule.direction === 'before' ? due <= start : rule.duration > 0 ? due > start : due >= start).toBe(true);
    }
  });
});
