import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { insertVersion, type Span } from './matter-timeline.ts';

const insert = (spans: readonly Span[], from: string): Span[] => {
  const { added, ends } = insertVersion(spans, from);
  return [...spans.map(s => (s.version === ends ? { ...s, until: from } : s)), added];
};

describe('the versions of a matter', () => {
  it('follow one another', () => {
    expect(['2026-01-01', '2026-03-01', '2026-02-01', '2026-02-01'].reduce(insert, [])).toEqual([
      { version: 1, from: '2026-01-01', until: '2026-02-01' },
      { version: 2, from: '2026-03-01', until: 'infinity' },
      { version: 3, from: '2026-02-01', until: '2026-02-01' },
      { version: 4, from: '2026-02-01', until: '2026-03-01' },
    ]);
  });

  it('are in force by their first day, one on each', () => {
    const day = fc.integer({ min: 10, max: 19 }).map(n => `2026-01-${n}`);
    fc.assert(fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), day, (starts, today) => {
      const spans = starts.reduce<Span[]>(insert, []);
      const inForce = spans.filter(s => s.from <= today && s.until > today).map(s => s.version);
      const begun = starts.map((from, i) => ({ from, version: i + 1 })).filter(s => s.from <= today);
      const latest = begun.sort((a, b) => (a.from === b.from ? b.version - a.version : a.from < b.from ? 1 : -1))[0];
      expect(inForce).toEqual(latest ? [latest.version] : []);
    }));
  });
});
