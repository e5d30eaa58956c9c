import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkMobile, checkResidentId, checkUscc } from '@counterless/kernel';
import { testMobile, testResidentId, testUscc } from './test-people.ts';

/** Draws from a list of numbers, over and over. */
const draws = fc.array(fc.nat(), { minLength: 1, maxLength: 20 }).map(list => {
  let i = 0;
  return (below: number) => list[i++ % list.length]! % below;
});

describe('made-up identifiers', () => {
  it('pass every check and lie where nobody’s can', () => {
    fc.assert(
      fc.property(draws, draw => {
        const [residentId, uscc, mobile] = [testResidentId(draw), testUscc(draw), testMobile(draw)];
        expect(checkResidentId(residentId, '2026-01-01')).toBeUndefined();
        expect(checkUscc(uscc)).toBeUndefined();
        expect(checkMobile(mobile)).toBeUndefined();
        expect(mobile).toMatch(/^19199[0-8]/);
        expect(residentId.slice(0, 6)).toBe('339999');
        expect(uscc.slice(2, 8)).toBe('339999');
      }),
    );
  });
});
