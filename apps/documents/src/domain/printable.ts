import { withTexts, type Sheet } from './sheet.ts';

/** Printed instead of a character that no font has: nobody is given a document with an empty box for a name. */
const inWords = (character: string): string => `〔U+${codePoint(character)}〕`;
const codePoint = (character: string): string => character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');

/** Says how a character is written of which it has none: a selector of a variant, a joiner, a direction. */
const invisible = /^[\p{Cf}\p{Variation_Selector}]$/u;

export interface Printable {
  readonly sheet: Sheet;
  /** Code points that are missing, such as `2A6D6`, each once. */
  readonly missing: readonly string[];
}

/**
 * The sheet as the fonts can print it: a character that they lack is given by its code point (GB/T 13000, the same as Unicode), and a note says so.
 * What has no shape of its own is left out. A line break stays.
 */
export function printable(sheet: Sheet, has: (codePoint: number) => boolean): Printable {
  const missing = new Set<string>();
  const changed = withTexts(sheet, text =>
    [...text.normalize('NFC')]
      .map(character => {
        if (character === '\n' || has(character.codePointAt(0)!)) return character;
        if (invisible.test(character)) return '';
        if (/^\s$/u.test(character)) return ' ';
        missing.add(codePoint(character));
        return inWords(character);
      })
      .join(''),
  );
  if (missing.size === 0) return { sheet: changed, missing: [] };
  const codes = [...missing].map(code => `U+${code}`).join('、');
  const note = `注：${codes} 为字库暂缺汉字的国家标准编码（GB/T 13000）。 ${codes}: characters that the fonts lack, given by their code points.`;
  return { sheet: { ...changed, blocks: [...changed.blocks, { draw: 'note', text: note }] }, missing: [...missing] };
}
