import type { LocalText } from '../text.ts';
import { alphabetFault, checkDigitFault, lengthFault, weightedSum } from './shape.ts';

const weights = [8, 6, 4, 2, 3, 5, 9, 7];

/** The check digit of the eight serial digits (UPU S10-12, 4.3: mod 11; 10 is written 0, 11 is written 5). */
export function upuS10CheckDigit(serial8: string): string {
  const check = 11 - (weightedSum(serial8, weights, Number) % 11);
  return check === 10 ? '0' : check === 11 ? '5' : String(check);
}

/**
 * A postal item number (UPU S10): service indicator (2 letters), 8 digits, check digit, country (ISO 3166-1, 2 letters).
 * Domestic waybills may be all digits and are not meant here. The check digit covers the serial digits only, and
 * since remainders 0 and 6 share the digit 5, it misses the few slips that turn one into the other.
 * @returns what is wrong, or undefined
 */
export function checkUpuS10(value: string): LocalText | undefined {
  return (
    lengthFault(value, 13) ??
    alphabetFault(value.slice(0, 2), /^[A-Z]$/, { en: 'a waybill starts with two capital letters', zh: '前两位应为大写字母' }) ??
    (/^..\d{9}/.test(value) ? undefined : { en: 'characters 3 to 11 are digits', zh: '第 3 至 11 位应为数字' }) ??
    (/[A-Z]{2}$/.test(value)
      ? undefined
      : { en: 'the last two are the capital letters of a country', zh: '末两位应为国家（地区）的大写字母代码' }) ??
    (upuS10CheckDigit(value.slice(2, 10)) === value[10] ? undefined : checkDigitFault)
  );
}

export function isUpuS10(value: unknown): value is string {
  return typeof value === 'string' && checkUpuS10(value) === undefined;
}
