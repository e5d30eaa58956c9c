import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { certificateNumber, isCertificateNumber, plainNumber, shownNumber } from './certificate-number.ts';

const numbers = fc
  .tuple(fc.integer({ min: 100_000, max: 999_999 }), fc.integer({ min: 2000, max: 2999 }), fc.nat({ max: 99_999_999 }))
  .map(([region, year, serial]) => certificateNumber(String(region), year, serial));

describe('the number of a certificate', () => {
  it('says region, year and serial', () => {
    expect(certificateNumber('330782', 2026, 123)).toMatch(/^330782202600000123\d\d$/);
    expect(shownNumber(certificateNumber('330782', 2026, 123))).toMatch(/^330782 2026 00000123 \d\d$/);
  });

  it('is known by its check digits, and what a person types of it is read', () => {
    fc.assert(
      fc.property(numbers, number => {
        expect(isCertificateNumber(number)).toBe(true);
        expect(plainNumber(` ${shownNumber(number)}`)).toBe(number);
      }),
    );
  });

  it('is another number in no case of one wrong digit or of two neighbours that changed places', () => {
    fc.assert(
      fc.property(numbers, fc.nat({ max: 19 }), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
        expect(isCertificateNumber(wrong)).toBe(false);
        const swapped = number.slice(0, at) + (number[at + 1] ?? '') + number[at]! + number.slice(at + 2);
        if (swapped !== number) expect(isCertificateNumber(swapped)).toBe(false);
      }),
    );
  });

  it.each(['', '33078220260000012', '330782202600000123', 'abc', '１２３'])('is not %p', text => {
    expect(isCertificateNumber(text)).toBe(false);
  });
});
