import { describe, expect, it } from '@jest/globals';
import { verdictAt, type Standing } from './verification.ts';

const t = (hours: number) => new Date(Date.UTC(2026, 2, 2) + hours * 3_600_000);
const good: Standing = { status: 'granted', validFrom: t(1), validUntil: t(10), endedAt: null };
const revoked: Standing = { ...good, status: 'revoked', endedAt: t(5) };

describe('how a pass stood', () => {
  it.each<[string, Standing, number, string]>([
    ['before its window', good, 0.5, 'not-yet-valid'],
    ['at its first instant', good, 1, 'valid'],
    ['at its end', good, 10, 'expired'],
    ['expired', { ...good, status: 'expired', endedAt: t(10) }, 11, 'expired'],
    ['scanned before the window ended, handed in after', { ...good, status: 'expired', endedAt: t(10) }, 9, 'valid'],
    ['scanned before it was revoked', revoked, 4.9, 'valid'],
    ['from its revocation on', revoked, 5, 'revoked'],
    ['revoked, after its window', revoked, 12, 'revoked'],
    ['handed back', { ...revoked, status: 'withdrawn' }, 6, 'revoked'],
  ])('%s', (_name, standing, hours, verdict) => {
    expect(verdictAt(standing, t(hours))).toBe(verdict);
  });
});
