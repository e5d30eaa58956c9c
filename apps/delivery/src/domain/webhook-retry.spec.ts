import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distances, failingFor, nextAttempt } from './webhook-retry.ts';

const at = new Date('2026-03-02T08:00:00Z');

describe('retries of a webhook', () => {
  it('go on for three days and end', () => {
    const last = distances.reduce((t, _, i) => nextAttempt(i + 1, t, 0)!, at);
    expect(last.getTime() - at.getTime()).toBeGreaterThanOrEqual(failingFor);
    expect(last.getTime() - at.getTime()).toBeLessThan(1.1 * failingFor);
    expect(nextAttempt(distances.length + 1, at, 0)).toBeUndefined();
  });

  it('come at growing distances, however they are spread', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: distances.length - 1 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (n, a, b) => {
        expect(nextAttempt(n + 1, at, a)!.getTime()).toBeGreaterThan(nextAttempt(n, at, b)!.getTime());
      }),
    );
  });
});
