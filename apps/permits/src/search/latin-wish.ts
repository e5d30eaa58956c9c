import type { Way, Wish } from './matches.ts';
import type { MatterIndex } from './matter-index.ts';
import { piecesOf } from './title-terms.ts';

const mostCompletions = 20;

/** What letters and digits may be: a code, a word of English, pinyin, its initials. */
export function latinWish(text: string, index: MatterIndex): Wish {
  const ways: Way[] = [];
  if (/\d/.test(text) && text.length >= 4) ways.push({ terms: [], matters: index.withCode(text.toUpperCase()), weight: 100, length: 255 });
  ways.push({ terms: [`e:${text}`], weight: 95, length: 4 });
  if (text.length >= 3) for (const term of index.termsFrom(`e:${text}`, mostCompletions)) ways.push({ terms: [term], weight: 75, length: 3 });
  if (/^[a-z]+$/.test(text)) {
    if (text.length > 1) ways.push({ terms: piecesOf(text, 'i:'), weight: 88, length: text.length });
    ways.push(...pinyinWays(text, index));
  }
  return { text, ways };
}

/** Syllables after one another in a title; the last may be typed in part. */
function pinyinWays(text: string, index: MatterIndex): Way[] {
  const way = (syllables: readonly string[], weight: number): Way => ({
    terms: syllables.length === 1 ? [`p:${syllables[0]}`] : syllables.slice(1).map((s, i) => `p:${syllables[i]} ${s}`), weight, length: syllables.length,
  });
  const ways: Way[] = [];
  const read = (rest: string, before: readonly string[]): void => {
    if (ways.length >= mostCompletions) return;
    if (index.of(`p:${rest}`).length > 0) ways.push(way([...before, rest], 92));
    else if (before.length > 0) ways.push(...index.termsFrom(`p:${before.at(-1)} ${rest}`, 8).map(term => way([...before, term.slice(term.indexOf(' ') + 1)], 80)));
    for (let n = Math.min(6, rest.length - 1); n > 0; n--) {
      const syllable = rest.slice(0, n);
      if (index.of(before.length === 0 ? `p:${syllable}` : `p:${before.at(-1)} ${syllable}`).length > 0) read(rest.slice(n), [...before, syllable]);
    }
  };
  if (text.length <= 60) read(text, []);
  return ways;
}
