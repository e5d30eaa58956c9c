import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, endOf, fromDayNumber, startOf } from '@counterless/statutes';
import { certificateLife, mayBecome, standingOf, type CertificateStatus } from './certificate-life.ts';

const statuses = Object.keys(certificateLife) as CertificateStatus[];

describe('the life of a certificate', () => {
  it('reaches every state from the first, and leaves no state that is the last', () => {
    const reached = new Set<CertificateStatus>(['requested']);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const from of [...reached]) certificateLife[from].forEach(to => reached.add(to));
      if (before === reached.size) break;
    }
    expect([...reached].sort()).toEqual([...statuses].sort());
    expect(statuses.every(to => !mayBecome('revoked', to))).toBe(true);
  });
});

describe('standingOf', () => {
  const days = fc.integer({ min: 18_000, max: 30_000 }).map(fromDayNumber);

  it('counts the first and the last day whole, in Shanghai', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 4000 }), (validFrom, length) => {
        const validUntil = addDays(validFrom, length);
        const at = (instant: Date) => standingOf({ status: 'sealed', validFrom, validUntil }, instant);
        expect(at(new Date(startOf(validFrom).getTime() - 1))).toBe('not-yet-valid');
        expect(at(startOf(validFrom))).toBe('valid');
        expect(at(new Date(endOf(validUntil).getTime() - 1))).toBe('valid');
        expect(at(endOf(validUntil))).toBe('expired');
      }),
    );
  });

  it('never ends without a last day', () => {
    fc.assert(
      fc.property(days, fc.nat({ max: 100_000 }), (validFrom, later) => {
        const at = new Date(startOf(validFrom).getTime() + later * 86_400_000);
        expect(standingOf({ status: 'sealed', validFrom, validUntil: null }, at)).toBe('valid');
      }),
    );
  });

  it.each(['revoked', 'superseded'] as const)('says %s whatever the day', status => {
    for (const day of ['2020-01-01', '2026-06-01', '2040-01-01']) {
      expect(standingOf({ status, validFrom: '2026-01-01', validUntil: '2030-01-01' }, new Date(`${day}T12:00:00+08:00`))).toBe(status);
    }
  });
});
