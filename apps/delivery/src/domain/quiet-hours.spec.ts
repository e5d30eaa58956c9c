import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quietUntil, type QuietHours } from './quiet-hours.ts';

const night: QuietHours = { startsAt: new Date(0), fromMinute: 22 * 60, untilMinute: 8 * 60, channels: ['sms'] };
const until = (now: string, rules = [night], channel: 'sms' | 'inbox' = 'sms') =>
  quietUntil(rules, channel, new Date(now))?.toISOString();

describe('quiet hours', () => {
  it('last until the morning in Beijing', () => {
    expect(until('2026-03-02T22:00:00+08:00')).toBe('2026-03-03T00:00:00.000Z');
    expect(until('2026-03-03T07:59:59.999+08:00')).toBe('2026-03-03T00:00:00.000Z');
    expect(until('2026-03-03T08:00:00+08:00')).toBeUndefined();
    expect(until('2026-03-02T21:59:59+08:00')).toBeUndefined();
    expect(until('2026-03-02T23:00:00+08:00', [night], 'inbox')).toBeUndefined();
  });

  it('are those in force: a later rule replaces an earlier one from its start', () => {
    const siesta = { ...night, startsAt: new Date('2026-03-02T00:00:00+08:00'), fromMinute: 12 * 60, untilMinute: 14 * 60 };
    const none = { ...night, startsAt: new Date('2026-04-01T00:00:00+08:00'), fromMinute: 0, untilMinute: 0 };
    const rules = [none, night, siesta];
    expect(until('2026-03-01T23:00:00+08:00', rules)).toBe('2026-03-02T00:00:00.000Z');
    expect(until('2026-03-02T13:00:00+08:00', rules)).toBe('2026-03-02T06:00:00.000Z');
    expect(until('2026-04-01T13:00:00+08:00', rules)).toBeUndefined();
    expect(quietUntil([], 'sms', new Date())).toBeUndefined();
  });

  it('end, within a day, at the minute that the rule says, and are over then', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(
        minutes,
        minutes,
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (from, to, now) => {
          const rule = { ...night, fromMinute: from, untilMinute: to };
          const end = quietUntil([rule], 'sms', now);
          if (!end) return;
          expect(end.getTime()).toBeGreaterThan(now.getTime());
          expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(24 * 3_600_000);
          expect((end.getTime() / 60_000 + 480) % 1440).toBe(to);
          expect(quietUntil([rule], 'sms', end)).toBeUndefined();
        },
      ),
    );
  });
});
