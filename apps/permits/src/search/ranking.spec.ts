import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { highest } from '../domain/popularity.ts';
import { classWidth, placed } from './ranking.ts';

const score = fc.nat({ max: 200_000 });
const popularity = fc.nat({ max: highest });

describe('popularity in the ranking', () => {
  it('never lifts a match above one of a better class, however popular it is', () => {
    // Neighbours, which are the ones that could change places, and the ends of the levels, which are likeliest to make them.
    const level = fc.oneof(popularity, fc.constantFrom(0, highest));
    fc.assert(fc.property(fc.nat({ max: 400 }), fc.integer({ min: 1, max: 2 }), fc.nat({ max: classWidth - 1 }), fc.nat({ max: classWidth - 1 }), level, level, (c, better, x, y, p, q) =>
      placed((c + better) * classWidth + x, p) > placed(c * classWidth + y, q)));
  });

  it('decides within a class, and the match where both are as popular', () => {
    fc.assert(fc.property(fc.nat({ max: 400 }), fc.nat({ max: classWidth - 1 }), fc.nat({ max: classWidth - 1 }), popularity, popularity, (c, x, y, p, q) => {
      const [a, b] = [c * classWidth + x, c * classWidth + y];
      expect(Math.sign(placed(a, p) - placed(b, q))).toBe(Math.sign(p - q || a - b));
    }));
  });

  it('leaves all as it was where nothing is popular, and every place a whole number of at most nine digits, as a cursor holds it', () => {
    fc.assert(fc.property(score, score, popularity, (a, b, p) => {
      expect(Math.sign(placed(a, 0) - placed(b, 0))).toBe(Math.sign(a - b));
      expect(String(placed(a, p))).toMatch(/^\d{1,9}$/);
    }));
  });
});
