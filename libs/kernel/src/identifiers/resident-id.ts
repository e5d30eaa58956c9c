import type { LocalText } from '../text.ts';
import { hasProvince } from './region-code.ts';
import { alphabetFault, checkDigitFault, lengthFault, weightedSum } from './shape.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** Nobody born earlier was alive when the 18-digit number came into use (1999): such a year is a typing error. */
const firstBirthYear = 1850;

/** The check character of the first 17 digits (GB 11643-1999, 4: ISO 7064 mod 11-2; 10 is written X). */
export function residentIdCheckCharacter(first17: string): string {
  return '10X98765432'.charAt(weightedSum(first17, weights, Number) % 11);
}

/** The day of birth that a number carries, YYYY-MM-DD; undefined where it is no day of the calendar. */
export function birthDateOf(residentId: string): string | undefined {
  const [, year, month, day] = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(residentId) ?? [];
  const date = `${year}-${month}-${day}`;
  const instant = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(date) ? date : undefined;
}

/**
 * A citizen identity number (GB 11643-1999): 18 characters: region (possibly one abolished since), day of birth, sequence, check
 * character. Residence permits for people from Hong Kong (81), Macao (82) and Taiwan (83) and, since 2023, the
 * permanent residence card of foreigners (9, province, nationality) share shape and check.
 * @param onDay when given, YYYY-MM-DD: the day of birth may not lie after it
 * @returns what is wrong, or undefined
 */
export function checkResidentId(value: string, onDay?: string): LocalText | undefined {
  const faulty =
    lengthFault(value, 18) ??
    alphabetFault(value.slice(0, 17), /^[0-9]$/, { en: 'the first 17 are digits', zh: '前 17 位应为数字' }) ??
    (/[0-9X]$/.test(value) ? undefined : { en: 'the last character is a digit or a capital X', zh: '末位应为数字或大写 X' });
  if (faulty) return faulty;
  if (residentIdKind(value) === undefined) {
    return {
      en: 'the first digits are no province of GB/T 2260 and no residence permit',
      zh: '前几位既不是省级代码，也不是居住证、永久居留证代码',
    };
  }
  const born = birthDateOf(value);
  if (!born || Number(born.slice(0, 4)) < firstBirthYear) {
    return { en: 'characters 7 to 14 are not a day of birth', zh: '第 7 至 14 位不是有效的出生日期' };
  }
  if (onDay !== undefined && born > onDay) return { en: 'the day of birth lies in the future', zh: '出生日期晚于当前日期' };
  return residentIdCheckCharacter(value) === value[17] ? undefined : checkDigitFault;
}

export function isResidentId(value: unknown, onDay?: string): value is string {
  return typeof value === 'string' && checkResidentId(value, onDay) === undefined;
}

export type ResidentIdKind = 'citizen' | 'hong-kong' | 'macao' | 'taiwan' | 'foreigner';

/** Whose document carries the number, by its first digits; undefined where none does. It does not check the rest. */
export function residentIdKind(value: string): ResidentIdKind | undefined {
  // The permits of people from Taiwan carry 83, although GB/T 2260 gives the province itself 71.
  if (/^8[123]/.test(value)) return ({ 1: 'hong-kong', 2: 'macao', 3: 'taiwan' } as const)[value[1] as '1' | '2' | '3'];
  if (value.startsWith('9')) return hasProvince(value.slice(1)) ? 'foreigner' : undefined;
  return hasProvince(value) ? 'citizen' : undefined;
}
