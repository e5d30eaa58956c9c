import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { covers } from '@counterless/contracts';
import { regionSpan } from './region-span.ts';

describe('regionSpan', () => {
  const digits = (n: number) => fc.integer({ min: 0, max: 10 ** n - 1 }).map(v => String(v).padStart(n, '0'));
  const region = fc.oneof(
    fc.constantFrom('330000', '330700', '330782', '110000'),
    fc.tuple(fc.constantFrom('33', '11', '45'), digits(4)).map(p => p.join('')),
  );

  it('spans just what the officer’s region covers', () => {
    fc.assert(
      fc.property(region, region, (own, other) => {
        const [low, high] = regionSpan(own);
        expect(other >= low && other <= high).toBe(covers(own, other));
      }),
    );
    expect(regionSpan('330700')).toEqual(['330700', '330799']);
  });
});
