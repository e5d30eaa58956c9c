import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { covers } from '@counterless/contracts';
import { passNumber } from './pass-number.ts';
import { contains, span, widening } from './region.ts';

describe('regions', () => {
  it('widen from county to province', () => {
    expect(widening('330782')).toEqual(['330782', '330700', '330000']);
    expect(widening('330700')).toEqual(['330700', '330000']);
    expect(widening('330000')).toEqual(['330000']);
  });

  it('contain what an officer of them covers', () => {
    const part = fc.constantFrom('00', '01', '07', '82');
    const region = fc.tuple(fc.constantFrom('33', '32'), part, part).map(p => (p[1] === '00' ? `${p[0]}0000` : p.join('')));
    fc.assert(
      fc.property(region, region, (a, b) => {
        expect(contains(a, b)).toBe(covers(a, b));
        expect(b >= span(a)[0] && b <= span(a)[1]).toBe(contains(a, b));
      }),
    );
  });
});

describe('a pass number', () => {
  it('is the region and a serial of six digits', () => {
    expect(passNumber('330782', 1)).toBe('330782000001');
    expect(passNumber('330782', 999_999)).toBe('330782999999');
    for (const serial of [0, 1_000_000, 1.5, Number.NaN]) expect(() => passNumber('330782', serial)).toThrow(RangeError);
    expect(() => passNumber('030782', 1)).toThrow(RangeError);
  });
});
