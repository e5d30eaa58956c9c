import { describe, expect, it } from '@jest/globals';
import { mostTries, retryDelay, waitDelay } from './retry.ts';

describe('delays', () => {
  it('grow to a quarter of an hour for a provider', () => {
    expect([1, 2, 3, 10, 11, 40].map(retryDelay)).toEqual([1000, 2000, 4000, 512_000, 900_000, 900_000]);
    const all = Array.from({ length: mostTries - 1 }, (_, i) => retryDelay(i + 1)).reduce((a, b) => a + b);
    expect(Math.round(all / 60_000)).toBe(92);
  });

  it('stay short for our own platform', () => {
    expect([1, 2, 7, 8, 2000].map(waitDelay)).toEqual([500, 1000, 30_000, 30_000, 30_000]);
  });
});
