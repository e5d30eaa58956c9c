import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkMoney, Money } from './money.ts';
import { Problem } from './problem.ts';

const money = fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }).map(fen => Money.fen(fen));
const factor = fc.record({ numerator: fc.bigInt({ min: -1000n, max: 1000n }), denominator: fc.bigInt({ min: 1n, max: 1000n }) });
const times = (text: string, numerator: bigint, denominator: bigint, rounding: Parameters<Money['times']>[1]) =>
  Money.parse(text).times({ numerator, denominator }, rounding).toString();

describe('money', () => {
  it.each([
    ['0', 0n, '0.00'],
    ['-0.00', 0n, '0.00'],
    ['1280.5', 128050n, '1280.50'],
    ['-0.05', -5n, '-0.05'],
    ['9999999999999.99', 999999999999999n, '9999999999999.99'],
  ])('reads %s', (text, fen, written) => {
    expect(Money.parse(text).fen).toBe(fen);
    expect(Money.parse(text).toString()).toBe(written);
  });
  it.each(['', '1.', '.5', '01', '1.005', '1e3', '1,000', ' 1', '+1', '１', 'NaN', '99999999999999', '¥1'])(
    'refuses %j',
    text => {
      expect(() => Money.parse(text)).toThrow(Problem);
      expect(checkMoney(text)).toEqual({ en: expect.any(String), zh: expect.any(String) });
    },
  );
  it('comes back from its own text', () => fc.assert(fc.property(money, m => Money.parse(m.toString()).equals(m))));
  it('travels as text in JSON', () => expect(JSON.stringify({ due: Money.fen(128050n) })).toBe('{"due":"1280.50"}'));
  it('adds exactly where a float would not', () => {
    expect(Money.sum(Array.from({ length: 10 }, () => Money.parse('0.10'))).equals(Money.parse('1.00'))).toBe(true);
    fc.assert(fc.property(money, money, (a, b) => a.plus(b).minus(b).equals(a) && a.plus(b).equals(b.plus(a))));
  });
  it('compares by amount', () => {
    expect(
      ['2.00', '10.00', '-3.00']
        .map(Money.parse)
        .sort((a, b) => a.compare(b))
        .join(),
    ).toBe('-3.00,2.00,10.00');
    expect(Money.parse('1').compare(Money.parse('1.00'))).toBe(0);
  });
  it('rounds as it is told', () => {
    expect([times('0.05', 1n, 2n, 'half-up'), times('-0.05', 1n, 2n, 'half-up')]).toEqual(['0.03', '-0.03']);
    expect([times('0.05', 1n, 2n, 'half-even'), times('0.07', 1n, 2n, 'half-even')]).toEqual(['0.02', '0.04']);
    expect([times('0.05', 1n, 2n, 'down'), times('-0.05', 1n, 2n, 'down')]).toEqual(['0.02', '-0.02']);
    expect([times('0.01', 1n, 3n, 'up'), times('-0.01', 1n, 3n, 'up')]).toEqual(['0.01', '-0.01']);
    expect([times('0.01', 1n, 3n, 'half-up'), times('0.02', 1n, 3n, 'half-up'), times('0.05', 1n, -2n, 'half-up')]).toEqual([
      '0.00',
      '0.01',
      '-0.03',
    ]);
    expect(() => times('1', 1n, 0n, 'up')).toThrow(RangeError);
  });
  it('is off by less than a fen up or down, by half a fen at most otherwise', () =>
    fc.assert(
      fc.property(money, factor, (m, f) => {
        const error = (rounding: Parameters<Money['times']>[1]) => {
          const off = m.times(f, rounding).fen * f.denominator - m.fen * f.numerator;
          return off < 0n ? -off : off;
        };
        expect(error('half-up') * 2n <= f.denominator && error('half-even') * 2n <= f.denominator).toBe(true);
        expect(error('up') < f.denominator && error('down') < f.denominator).toBe(true);
      }),
    ));
});
