import { describe, expect, it } from '@jest/globals';
import { retentionOf, statutes } from '../src/index.ts';

const now = new Date('2026-03-02T10:00:00+08:00');

describe('retention', () => {
  it.each([
    ['retention.case', '2036-03-03T00:00:00+08:00'],
    ['retention.pass', '2031-03-03T00:00:00+08:00'],
    ['retention.parcel', '2027-03-03T00:00:00+08:00'],
    ['retention.consent', '2029-03-03T00:00:00+08:00'],
  ])('of %s ends at the midnight after the same day years later', (rule, until) => {
    expect(retentionOf(rule, now, now).until).toEqual(new Date(until));
  });

  it('is told with its article, and says where it was not checked against the text', () => {
    for (const rule of statutes.rows.filter(r => r.id.startsWith('retention.'))) {
      expect([rule.id, rule.verified, rule.source, rule.note?.zh]).toEqual([rule.id, false, 'M', expect.stringContaining('未经核对')]);
      expect(retentionOf(rule.id, now, now).basis).toEqual(rule.article);
      expect(Math.max(rule.article.zh.length, rule.article.en.length)).toBeLessThanOrEqual(200);
    }
  });

  it('refuses a rule that nobody wrote down', () => {
    expect(() => retentionOf('retention.nothing', now, now)).toThrow('statutes.rule-unknown');
  });
});
