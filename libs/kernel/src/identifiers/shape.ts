import type { LocalText } from '../text.ts';

/**
 * What is wrong with the length of an identifier, or undefined. No text here ever quotes the value:
 * identifiers of people must not reach logs through an error message.
 */
export function lengthFault(value: string, expected: number): LocalText | undefined {
  if (value.length === expected) return undefined;
  return { en: `must have ${expected} characters, has ${value.length}`, zh: `应为 ${expected} 位，现为 ${value.length} 位` };
}

/** The first character that `allowed` does not hold, told by its place (from 1), or undefined. */
export function alphabetFault(value: string, allowed: RegExp, what: LocalText): LocalText | undefined {
  const at = [...value].findIndex(character => !allowed.test(character));
  if (at < 0) return undefined;
  return { en: `character ${at + 1} is not allowed: ${what.en}`, zh: `第 ${at + 1} 位字符不允许：${what.zh}` };
}

export const checkDigitFault: LocalText = Object.freeze({
  en: 'the check character does not fit the others: a character was mistyped',
  zh: '校验码不符，请核对是否有误输入',
});

/** The sum of value × weight over the characters of `text`; `valueOf` maps a character to its number. */
export function weightedSum(text: string, weights: readonly number[], valueOf: (character: string) => number): number {
  return weights.reduce((sum, weight, i) => sum + weight * valueOf(text.charAt(i)), 0);
}
