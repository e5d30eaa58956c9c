import type { LocalText } from '../text.ts';
import { alphabetFault, lengthFault } from './shape.ts';

/**
 * A mobile number of the mainland's numbering plan: 11 digits, 1 then 3 to 9; no country prefix, no spaces.
 * @returns what is wrong, or undefined
 */
export function checkMobile(value: string): LocalText | undefined {
  return (
    lengthFault(value, 11) ??
    alphabetFault(value, /^[0-9]$/, { en: 'a mobile number has digits only', zh: '手机号码只含数字' }) ??
    (/^1[3-9]/.test(value) ? undefined : { en: 'must start with 13 to 19', zh: '应以 13 至 19 开头' })
  );
}

export function isMobile(value: unknown): value is string {
  return typeof value === 'string' && checkMobile(value) === undefined;
}
