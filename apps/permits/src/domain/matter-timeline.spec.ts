import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { insertVersion, retire, type Span } from './matter-timeline.ts';

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

  it('end where the matter retires, and a correction does not bring it back; a version after that day does', () => {
    const end = (spans: readonly Span[], from: string): Span[] => spans.map(s => ({ ...s, ...retire(spans, from).find(r => r.version === s.version) }));
    const inForce = (spans: readonly Span[], day: string) => spans.filter(s => s.from <= day && s.until > day).map(s => s.version);
    const spans = ['2026-01-01', '2026-05-01'].reduce(insert, []);
    const retired = end(spans, '2026-03-01');
    expect([inForce(retired, '2026-02-28'), inForce(retired, '2026-03-01'), inForce(retired, '2026-06-01')]).toEqual([[1], [], []]);
    const corrected = insert(retired, '2026-01-01');
    expect([inForce(corrected, '2026-02-28'), inForce(corrected, '2026-03-01')]).toEqual([[3], []]);
    const back = insert(corrected, '2026-04-01');
    expect([inForce(back, '2026-03-31'), inForce(back, '2026-04-01'), inForce(back, '2027-01-01')]).toEqual([[], [4], [4]]);
    expect(retire(retired, '2026-03-01')).toEqual([]);
  });
});
