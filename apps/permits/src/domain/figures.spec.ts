import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { few, nothing, percent, published, together, type Counts } from './figures.ts';

const pairs = [['cases', 'online'], ['promised', 'kept'], ['ratings', 'satisfied'], ['corrections', 'corrected']] as const;
/** Counts that grow, as those of a month do. */
const growing = fc.array(fc.array(fc.tuple(fc.nat(15), fc.boolean()), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 30 }).map(steps => {
  let counts = nothing;
  return steps.map(more => {
    for (const [i, [of, part]] of pairs.entries()) counts = { ...counts, [of]: counts[of] + more[i]![0], [part]: counts[part] + (more[i]![1] ? more[i]![0] : 0) };
    return counts;
  });
});

describe('what is published', () => {
  it('moves by ten or more of those it is of, or not at all', () => {
    fc.assert(
      fc.property(growing, history => {
        let before: Counts = nothing;
        for (const counted of history) {
          const now = published(before, counted);
          for (const [of, part] of pairs) {
            expect(now[of] === before[of] || now[of] - before[of] >= few).toBe(true);
            if (now[of] === before[of]) expect(now[part]).toBe(before[part]);
            expect(counted[of] - now[of]).toBeLessThan(few);
          }
          before = now;
        }
      }),
    );
  });

  it('adds up to a total that tells no more', () => {
    const [a, b] = [published(nothing, { ...nothing, cases: 12, online: 6 }), published(nothing, { ...nothing, cases: 9, online: 9 })];
    expect(together([a, b], 30)).toMatchObject({ cases: 12, online: 6, medianHours: 30 });
  });
});

describe('percent', () => {
  it('is whole, and nothing of nothing', () => {
    expect([percent(1, 3), percent(0, 10), percent(10, 10), percent(0, 0)]).toEqual([33, 0, 100, null]);
  });
});
