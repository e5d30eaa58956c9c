import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstCertificateList, listIdOf, listNumberOf, listSize, secretBytes, slotOf } from './list-slot.ts';

const secretOf = (list: number) => createHash('shake256', { outputLength: secretBytes }).update(String(list)).digest();

describe('slotOf', () => {
  it('gives every entry of a list once before it starts the next', () => {
    const seen = new Set<number>();
    for (let n = listSize; n < 2 * listSize; n++) {
      const { list, index } = slotOf(n, secretOf);
      expect(list).toBe(2);
      seen.add(index);
    }
    expect(seen.size).toBe(listSize);
    expect(Math.min(...[...seen].slice(0, 1000))).toBeGreaterThanOrEqual(0);
    expect(slotOf(listSize - 1, secretOf).list).toBe(1);
    expect(slotOf(2 * listSize, secretOf).list).toBe(3);
  });

  it('does not give neighbours to those who follow one another, nor the same order in every list', () => {
    const first = Array.from({ length: 200 }, (_, n) => slotOf(n, secretOf).index);
    const second = Array.from({ length: 200 }, (_, n) => slotOf(listSize + n, secretOf).index);
    const neighbours = first.filter((index, i) => i > 0 && Math.abs(index - first[i - 1]!) === 1);
    expect(neighbours.length).toBeLessThan(5);
    expect(first).not.toEqual(second);
  });

  it('always gives an entry inside a list', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 40 }), n => {
        const { list, index } = slotOf(n, secretOf);
        expect(list).toBe(Math.floor(n / listSize) + 1);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThan(listSize);
      }),
    );
    expect(() => slotOf(-1, secretOf)).toThrow(RangeError);
    expect(() => slotOf(1, () => new Uint8Array(32))).toThrow(RangeError);
  });
});

describe('the name of a list', () => {
  it('leads back to its number', () => {
    expect(listNumberOf(listIdOf(17))).toBe(17);
    expect(listIdOf(firstCertificateList)).toBe('certificates-1');
    expect(listNumberOf(listIdOf(firstCertificateList + 16))).toBe(firstCertificateList + 16);
    expect(slotOf(listSize, secretOf, 'certificates').list).toBe(firstCertificateList + 1);
  });

  it.each(['passes-0', 'passes-01', 'passes-', 'passes-1 ', 'passes--1', 'other-1', 'passes-12345678901'])('is not %p', id => {
    expect(listNumberOf(id)).toBeUndefined();
  });
});
