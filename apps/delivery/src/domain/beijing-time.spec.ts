import { describe, expect, it } from '@jest/globals';
import { beijingTime } from './beijing-time.ts';

describe('beijingTime', () => {
  it('is eight hours ahead, also over the turn of the year', () => {
    expect(beijingTime('2026-12-31T16:05:00Z', 'en')).toBe('Jan 1, 00:05');
    expect(beijingTime('2026-12-31T16:05:00Z', 'zh')).toBe('1月1日00:05');
    expect(() => beijingTime('soon', 'zh')).toThrow(RangeError);
  });
});
