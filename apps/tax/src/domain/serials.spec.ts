import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { carve, countOf, covers, takeFirst, type Serials } from './serials.ts';

const range = fc.tuple(fc.nat(400), fc.nat(60)).map(([first, more]) => ({ first, last: first + more }));
/** Ranges in order that do not overlap, with and without gaps between them. */
const ranges = fc.array(fc.tuple(fc.nat(3), fc.nat(30)), { minLength: 1, maxLength: 12 }).map(steps => {
  let next = 0;
  return steps.map(([gap, more]): Serials => {
    const first = next + gap;
    next = first + more + 1;
    return { first, last: first + more };
  });
});
const numbers = (all: readonly Serials[]) => all.flatMap(r => Array.from({ length: countOf(r) }, (_, i) => r.first + i));

describe('a range of numbers', () => {
  it('that is carved loses none and doubles none', () => {
    fc.assert(
      fc.property(range, range, (a, span) => {
        const { inside, outside } = carve(a, span);
        const parts = [...(inside ? [inside] : []), ...outside];
        expect(numbers(parts).sort((x, y) => x - y)).toEqual(numbers([a]));
        expect(inside ? numbers([inside]) : []).toEqual(numbers([a]).filter(n => span.first <= n && n <= span.last));
      }),
    );
  });

  it('covers a span when every number of it is there', () => {
    fc.assert(
      fc.property(ranges, range, (all, span) => {
        const there = new Set(numbers(all));
        expect(covers(all, span)).toBe(numbers([span]).every(n => there.has(n)));
      }),
    );
  });

  it('is taken from its lowest number on, without a gap, as many as were asked for or none', () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 1, max: 200 }), (all, quantity) => {
        const stock = numbers(all);
        const taken = takeFirst(all, quantity);
        if (quantity > stock.length) return expect(taken).toBeUndefined();
        expect(numbers(taken!.map(t => t.taken))).toEqual(stock.slice(0, quantity));
        const untouched = all.slice(taken!.length);
        expect(numbers([...taken!.flatMap(t => t.left ?? []), ...untouched])).toEqual(stock.slice(quantity));
      }),
    );
  });

  it('taken again and again gives every number once, in order', () => {
    fc.assert(
      fc.property(ranges, fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 30 }), (all, asked) => {
        let held: readonly Serials[] = all;
        const issued: Serials[] = [];
        for (const quantity of asked) {
          const taken = takeFirst(held, quantity);
          if (!taken) continue;
          issued.push(...taken.map(t => t.taken));
          held = [...taken.flatMap(t => t.left ?? []), ...held.slice(taken.length)];
        }
        expect(numbers([...issued, ...held])).toEqual(numbers(all));
      }),
    );
  });
});
