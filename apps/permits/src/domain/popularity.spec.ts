import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { highest, popularityOf } from './popularity.ts';

describe('the popularity of a matter', () => {
  it('says nothing of fewer than ten, and rises by one where applications double', () => {
    expect([0, 1, 9, 10, 19, 20, 39, 40, 10_000_000_000].map(popularityOf)).toEqual([0, 0, 0, 1, 1, 2, 2, 3, highest]);
  });

  it('never falls with more of them', () => {
    fc.assert(fc.property(fc.nat(), fc.nat(), (a, b) => popularityOf(a) <= popularityOf(a + b)));
  });
});
