import type { LocalText } from '../text.ts';
import { hasProvince } from './region-code.ts';
import { alphabetFault, checkDigitFault, lengthFault, weightedSum } from './shape.ts';

/** GB 32100-2015, table 2: digits and capitals without I, O, S, V, Z, which are misread. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** GB 11714-1997, 4.2: here letters count from A = 10 to Z = 35, unlike in the outer code. */
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** What the central authorities register stands under no province: region 100000. */
const nationwide = '100000';

/** The check character of the first 17 characters (GB 32100-2015, 5: mod 31). */
export function usccCheckCharacter(first17: string): string {
  const sum = weightedSum(first17, weights, c => alphabet.indexOf(c));
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** The check character of the first 8 characters of an organisation code (GB 11714-1997: mod 11, 10 is written X). */
export function organisationCheckCharacter(first8: string): string {
  const check = (11 - (weightedSum(first8, organisationWeights, c => parseInt(c, 36)) % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/**
 * A unified social credit code (GB 32100-2015): registering department and kind, region (GB/T 2260), organisation code with
 * its own check character (GB 11714), check character; 18 characters, capitals. Some early codes in real use fail
 * a check: accepting one is an officer's recorded decision, not this function's.
 * @returns what is wrong, or undefined
 */
export function checkUscc(value: string): LocalText | undefined {
  return (
    lengthFault(value, 18) ??
    alphabetFault(value, /^[0-9A-HJ-NPQRTUWXY]$/, {
      en: 'digits and capital letters without I, O, S, V, Z',
      zh: '只含数字和大写字母，不用 I、O、S、V、Z',
    }) ??
    (/^[1-9ANY]/.test(value)
      ? undefined
      : {
          en: 'the first character names the registering department: 1-9, A, N or Y',
          zh: '首位为登记管理部门代码：1-9、A、N 或 Y',
        }) ??
    (/^..\d{6}/.test(value) && (hasProvince(value.slice(2)) || value.startsWith(nationwide, 2))
      ? undefined
      : { en: 'characters 3 to 8 are not a region code of GB/T 2260', zh: '第 3 至 8 位不是 GB/T 2260 行政区划代码' }) ??
    (organisationCheckCharacter(value.slice(8, 16)) === value[16]
      ? undefined
      : {
          en: 'character 17 does not fit the organisation code (characters 9 to 16)',
          zh: '第 17 位与组织机构代码（第 9 至 16 位）的校验码不符',
        }) ??
    (usccCheckCharacter(value.slice(0, 17)) === value[17] ? undefined : checkDigitFault)
  );
}

export function isUscc(value: unknown): value is string {
  return typeof value === 'string' && checkUscc(value) === undefined;
}
