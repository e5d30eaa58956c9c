import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import {
  birthDateOf,
  checkMobile,
  checkPlate,
  checkRegionCode,
  checkResidentId,
  checkUpuS10,
  checkUscc,
  isMobile,
  isPlate,
  isRegionCode,
  isResidentId,
  isUpuS10,
  isUscc,
  maskMobile,
  maskName,
  maskResidentId,
  organisationCheckCharacter,
  residentIdCheckCharacter,
  residentIdKind,
  upuS10CheckDigit,
  usccCheckCharacter,
} from '../src/index.ts';

type Vectors = Record<'uscc' | 'residentId' | 'upuS10', { valid: string[]; invalid: string[] }>;
const vectors = JSON.parse(readFileSync(new URL('./identifiers.json', import.meta.url), 'utf8')) as Vectors;
const [citizen = ''] = vectors.residentId.valid;

const characters = (alphabet: string, length: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map(found => found.join(''));
const digits = (length: number) => characters('0123456789', length);
const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const province = fc.constantFrom('11', '33', '36', '46', '65', '71');
const region = fc.tuple(province, digits(4)).map(([p, rest]) => p + rest);

const uscc = fc
  .tuple(
    fc.constantFrom(...'123456789ANY'),
    characters(usccAlphabet, 1),
    fc.oneof(region, fc.constant('100000')),
    characters(usccAlphabet, 8),
  )
  .map(
    ([department, kind, where, organisation]) =>
      department + kind + where + organisation + organisationCheckCharacter(organisation),
  )
  .map(first17 => first17 + usccCheckCharacter(first17));
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map(d => d.toISOString().slice(0, 10));
const residentId = fc
  .tuple(region, day, digits(3))
  .map(([where, born, sequence]) => where + born.replaceAll('-', '') + sequence)
  .map(first17 => first17 + residentIdCheckCharacter(first17));
const upuS10 = fc
  .tuple(characters('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 2), digits(8))
  .map(([service, serial]) => `${service}${serial}${upuS10CheckDigit(serial)}CN`);

/** A valid identifier with one character replaced by another one of ASCII. */
const slipOf = (valid: fc.Arbitrary<string>) =>
  fc
    .tuple(
      valid,
      fc.nat(),
      fc.oneof(characters(`${usccAlphabet}IOSVZx`, 1), fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' })),
    )
    .map(([id, seed, other]) => ({
      id,
      at: seed % id.length,
      slip: id.slice(0, seed % id.length) + other + id.slice((seed % id.length) + 1),
    }))
    .filter(({ id, slip }) => id !== slip);

describe('published vectors', () => {
  const checks = { uscc: checkUscc, residentId: (v: string) => checkResidentId(v), upuS10: checkUpuS10 };
  for (const kind of ['uscc', 'residentId', 'upuS10'] as const) {
    it.each(vectors[kind].valid)(`${kind} %s is accepted`, value => expect(checks[kind](value)).toBeUndefined());
    it.each(vectors[kind].invalid)(`${kind} %s is refused in both languages`, value =>
      expect(checks[kind](value)).toEqual({ en: expect.any(String), zh: expect.stringMatching(/[\u4e00-\u9fff]/) }),
    );
  }
});

describe('unified social credit code', () => {
  it('accepts whatever carries both checks', () => fc.assert(fc.property(uscc, id => isUscc(id))));
  it('refuses any single changed character', () =>
    fc.assert(
      fc.property(slipOf(uscc), ({ slip }) => !isUscc(slip)),
      { numRuns: 2000 },
    ));
  it.each([
    ['9111000060003734', 'must have 18 characters, has 16'],
    ['91110000600O37341L', 'character 12 is not allowed'],
    ['C1110000600037341L', 'the first character names the registering department'],
    ['91990000600037341L', 'characters 3 to 8 are not a region'],
    ['91110000600037342L', 'character 17 does not fit the organisation code'],
    ['91110000600037341M', 'the check character does not fit'],
  ])('says precisely what is wrong with %s', (value, text) => expect(checkUscc(value)?.en).toContain(text));
});

describe('resident id', () => {
  it('accepts whatever carries a day and its check', () => fc.assert(fc.property(residentId, id => isResidentId(id))));
  it('refuses any single changed character', () =>
    fc.assert(
      fc.property(slipOf(residentId), ({ slip }) => !isResidentId(slip)),
      { numRuns: 2000 },
    ));
  it.each([
    ['33078219900101101', 'must have 18 characters, has 17'],
    ['33078219900101101x', 'a capital X'],
    ['33078219900I01101X', 'character 12 is not allowed'],
    ['990782199001011015', 'no province'],
    ['330782199002301015', 'not a day of birth'],
    ['330782000001011015', 'not a day of birth'],
    ['330782184912311015', 'not a day of birth'],
    ['360426199101010072', 'the check character does not fit'],
  ])('says precisely what is wrong with %s', (value, text) => expect(checkResidentId(value)?.en).toContain(text));
  it('refuses a day of birth after the given day, and only then', () => {
    expect(checkResidentId(citizen, '1990-12-31')?.en).toBe('the day of birth lies in the future');
    expect(checkResidentId(citizen, '1991-01-01')).toBeUndefined();
    expect(birthDateOf(citizen)).toBe('1991-01-01');
  });
  it('knows 29 February of leap years alone', () => {
    const on = (born: string) => `330782${born}101`;
    expect(isResidentId(on('20000229') + residentIdCheckCharacter(on('20000229')))).toBe(true);
    expect(isResidentId(on('19000229') + residentIdCheckCharacter(on('19000229')))).toBe(false);
  });
  it('accepts residence permits and says whose they are', () => {
    for (const [prefix, kind] of [
      ['810000', 'hong-kong'],
      ['820000', 'macao'],
      ['830000', 'taiwan'],
      ['931840', 'foreigner'],
      ['330782', 'citizen'],
    ] as const) {
      const first17 = `${prefix}19900101001`;
      expect(isResidentId(first17 + residentIdCheckCharacter(first17))).toBe(true);
      expect(residentIdKind(first17)).toBe(kind);
    }
    expect(residentIdKind('990000')).toBeUndefined();
  });
  it('never quotes the number', () =>
    fc.assert(
      fc.property(slipOf(residentId), ({ slip }) => {
        expect(JSON.stringify(checkResidentId(slip))).not.toContain(slip.slice(6, 14));
      }),
    ));
});

describe('waybill UPU S10', () => {
  it('accepts whatever carries its check digit', () => fc.assert(fc.property(upuS10, id => isUpuS10(id))));
  it('refuses any single changed digit but between remainders that share the digit 5', () => {
    const remainder = (id: string) =>
      [8, 6, 4, 2, 3, 5, 9, 7].reduce((sum, weight, i) => sum + weight * Number(id[i + 2]), 0) % 11;
    fc.assert(
      fc.property(slipOf(upuS10), ({ id, at, slip }) => {
        fc.pre(at >= 2 && at <= 10);
        if (isUpuS10(slip)) expect([remainder(id), remainder(slip)].sort()).toEqual([0, 6]);
      }),
      { numRuns: 2000 },
    );
  });
  it.each([
    ['EA12345678CN', 'must have 13 characters, has 12'],
    ['eA123456785CN', 'two capital letters'],
    ['EA1234S6785CN', 'characters 3 to 11 are digits'],
    ['EA123456785C1', 'letters of a country'],
    ['EA123456784CN', 'the check character does not fit'],
  ])('says precisely what is wrong with %s', (value, text) => expect(checkUpuS10(value)?.en).toContain(text));
});

describe('mobile, region, plate', () => {
  it.each([
    ['mobile', isMobile('13800138000'), true],
    ['short mobile', isMobile('1380013800'), false],
    ['landline', isMobile('12800138000'), false],
    ['full-width digits', isMobile('1３800138000'), false],
    ['country', isRegionCode('330782'), true],
    ['no province', isRegionCode('990000'), false],
    ['letters', isRegionCode('33078A'), false],
  ])('%s', (_, found, expected) => expect(found).toBe(expected));
  it('says precisely what is wrong', () => {
    expect(checkMobile('+8613800138')?.en).toBe('character 1 is not allowed: a mobile number has digits only');
    expect(checkRegionCode('33')?.zh).toBe('应为 6 位，现为 2 位');
  });
  it.each([
    '浙G12345',
    '京A1B2C3',
    '浙G1234挂',
    '浙G1234学',
    '京A0006警',
    '粤Z1234港',
    '粤ZAB12澳',
    '浙GD12345',
    '浙GF1234'.concat('5'),
    '浙G12345D',
  ])('plate %s is accepted', value => expect(checkPlate(value)).toBeUndefined());
  it.each([
    ['浙G1234', 'must have 7 characters'],
    ['浙G·12345', 'a new-energy plate'],
    ['中G12345', 'short name of a province'],
    ['浙I12345', 'the second character'],
    ['浙g12345', 'the second character'],
    ['浙G1O345', 'character 4 is a digit or a capital letter'],
    ['浙G挂1234', 'character 3 is a digit'],
    ['浙GL12345', 'a new-energy plate'],
    ['浙GD1234挂', 'a new-energy plate'],
    ['粤A1234港', '粤Z'],
    ['浙Z1234澳', '粤Z'],
  ])('plate %s is refused', (value, text) => expect(checkPlate(value)?.en).toContain(text));
  it('takes nothing but text', () => {
    for (const is of [isUscc, isResidentId, isUpuS10, isMobile, isRegionCode, isPlate]) {
      expect([undefined, null, 13800138000, ['13800138000'], {}].some(value => is(value))).toBe(false);
    }
  });
  it('answers for any text without throwing', () => {
    for (const check of [checkUscc, checkResidentId, checkUpuS10, checkMobile, checkRegionCode, checkPlate]) {
      fc.assert(fc.property(fc.string({ unit: 'binary' }), value => check(value) !== undefined));
    }
  });
});

describe('masking', () => {
  it.each([
    ['张', '*'],
    ['张三', '张*'],
    ['张三丰', '张**'],
    ['𠮷田三', '𠮷**'],
    ['', ''],
  ])('name %s → %s', (name, masked) => expect(maskName(name)).toBe(masked));
  it('mobile', () => {
    expect(maskMobile('13800138000')).toBe('138****8000');
    expect(maskMobile('0571-88886666')).toBe('*************');
  });
  it('resident id', () => {
    expect(maskResidentId(citizen)).toBe('360***********0071');
    expect(maskResidentId('3604261')).toBe('*******');
  });
});
