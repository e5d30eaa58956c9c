import type { LocalText } from '../text.ts';
import { alphabetFault, lengthFault } from './shape.ts';

/**
 * First two digits of GB/T 2260: province, autonomous region, municipality, Taiwan, Hong Kong, Macao.
 * They have not changed since the resident number came into use; the four digits behind them have.
 */
const provinces = new Set(
  [
    '11 12 13 14 15',
    '21 22 23',
    '31 32 33 34 35 36 37',
    '41 42 43 44 45 46',
    '50 51 52 53 54',
    '61 62 63 64 65',
    '71 81 82',
  ].flatMap(region => region.split(' ')),
);

/** Whether a code starts with a province of GB/T 2260. */
export function hasProvince(code: string): boolean {
  return provinces.has(code.slice(0, 2));
}

/**
 * The shape of an administrative region's code (GB/T 2260): six digits that start with a province.
 * Whether the county exists, and on which day, is dated data that the catalogue of regions answers.
 * @returns what is wrong, or undefined
 */
export function checkRegionCode(value: string): LocalText | undefined {
  return (
    lengthFault(value, 6) ??
    alphabetFault(value, /^[0-9]$/, { en: 'a region code has digits only', zh: '行政区划代码只含数字' }) ??
    (hasProvince(value)
      ? undefined
      : { en: 'the first two digits are no province of GB/T 2260', zh: '前两位不是 GB/T 2260 中的省级代码' })
  );
}

export function isRegionCode(value: unknown): value is string {
  return typeof value === 'string' && checkRegionCode(value) === undefined;
}
