import { describe, expect, it } from '@jest/globals';
import { retirementOf } from './retirement.ts';

describe('retirementOf', () => {
  it('lies after any whole second in which the key may still have sealed', () => {
    const retired = retirementOf(new Date('2026-03-02T08:00:00.900Z'));
    expect(retired.toISOString()).toBe('2026-03-02T08:01:01.000Z');
    expect(Math.floor(new Date('2026-03-02T08:00:00.999Z').getTime() / 1000)).toBeLessThan(retired.getTime() / 1000);
  });
});
