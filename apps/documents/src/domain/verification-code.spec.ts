import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeLength, plainCode, shownCode, verificationCode } from './verification-code.ts';

describe('the verification code', () => {
  it('is read however it is typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: codeLength, maxLength: 16 }), random => {
        const code = verificationCode(random);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
        expect(plainCode(shownCode(code))).toBe(code);
        expect(plainCode(` ${code.toLowerCase()} `)).toBe(code);
        expect(plainCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
      }),
    );
  });

  it('takes every letter for as many bytes as any other', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      const letter = verificationCode(new Uint8Array(codeLength).fill(byte))[0]!;
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual(Array(32).fill(8));
  });
});
