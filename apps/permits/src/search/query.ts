import { latinWish } from './latin-wish.ts';
import { holds, type Way, type Wish } from './matches.ts';
import type { MatterIndex } from './matter-index.ts';
import { isHan, normalText, runsOf } from './normal-text.ts';
import type { Synonym, Synonyms } from './synonyms.ts';
import { stopWords } from './synonyms.ts';
import { piecesOf } from './title-terms.ts';

/** Wishes of one query that are looked at; nobody means more. */
const mostWishes = 12;

export interface Query {
  /** All of them are to be met, as far as they can be together. */
  readonly wishes: readonly Wish[];
  /** What speaks for a matter without being asked of it. */
  readonly favours: readonly { readonly terms: readonly string[]; readonly by: number }[];
}

/** What reading a query needs to know. */
export interface Reading {
  readonly index: MatterIndex;
  readonly synonyms: Synonyms;
  /** Words of a Chinese text. */
  readonly cut: (text: string) => readonly string[];
  /** Names of departments. */
  readonly offices: readonly string[];
  /** Names of themes, by code. */
  readonly themes: ReadonlyMap<string, string>;
}

/** Reads what somebody typed, whatever it is. */
export function readQuery(typed: string, reading: Reading): Query {
  const text = normalText(typed);
  const wishes: Wish[] = [];
  const weak: string[] = [];
  const favours: { terms: readonly string[]; by: number }[] = [];
  for (const run of runsOf(text)) {
    if (!isHan(run)) {
      const short = reading.synonyms.at(run, 0);
      const { text: letters, ways } = latinWish(run, reading.index);
      wishes.push(short?.said === run ? synonymWish(run, short.means, reading, ways) : { text: letters, ways });
      if (/^[a-z]{3,}$/.test(run)) favours.push({ terms: [`^i:${run.slice(0, 3)}`], by: 15 });
      continue;
    }
    const parts = [...partsOf(run, reading)];
    // The table knows better than the letters what its own words mean.
    if (run.length > 1 && run.length <= 30 && parts.every(part => typeof part === 'string')) favours.push({ terms: piecesOf(run), by: 30 });
    for (const part of parts) {
      if (typeof part !== 'string') wishes.push(part);
      else if (part.length === 1 || stopWords.has(part)) weak.push(part);
      else wishes.push(...wordWishes(part, text.endsWith(part), reading));
    }
  }
  // Words that usually say nothing are all that there is to go by when nothing else was said.
  if (wishes.length === 0) wishes.push(...weak.map(word => ({ text: word, ways: [literal(word)] })));
  else for (const word of weak) favours.push({ terms: piecesOf(word), by: 4 });
  const first = wishes[0];
  if (first && isHan(first.text)) favours.push({ terms: [`^${first.text.slice(0, 2)}`], by: 15 });
  return { wishes: wishes.slice(0, mostWishes), favours: favours.slice(0, mostWishes * 2) };
}

const literal = (text: string): Way => ({ terms: piecesOf(text), weight: 100, length: text.length });

/** Colloquial words as the wishes that they stand for, and the words between them; single characters side by side count as one word. */
function* partsOf(run: string, reading: Reading): Generator<string | Wish> {
  let plain = '';
  for (let at = 0; at <= run.length; ) {
    const found = at < run.length ? reading.synonyms.at(run, at) : undefined;
    if (!found && at < run.length) {
      plain += run[at++];
      continue;
    }
    if (plain !== '') yield* joined(reading.cut(plain).filter(word => !stopWords.has(word) || plain === run));
    plain = '';
    if (found) yield synonymWish(found.said, found.means, reading);
    at += found?.said.length ?? 1;
  }
}

function* joined(words: readonly string[]): Generator<string> {
  let singles = '';
  for (const word of [...words, '']) {
    if (word.length === 1) {
      singles += word;
      continue;
    }
    if (singles !== '') yield singles;
    singles = '';
    if (word !== '') yield word;
  }
}

function synonymWish(said: string, { find = [], even, department, kind }: Synonym, reading: Reading, more: readonly Way[] = []): Wish {
  const ways: Way[] = find.map((way, i) => {
    const pieces = way.split(' ');
    return { terms: pieces.flatMap(p => piecesOf(normalText(p).replaceAll(' ', ''))), weight: even ? 98 : 100 - 10 * Math.min(i, 5), length: even ? way.length : 255 };
  });
  ways.push({ ...literal(said), weight: even ? 100 : 60 });
  if (department !== undefined) ways.push(...ofOffices(reading, department, 90));
  if (kind) ways.push({ terms: [`k:${kind}`], weight: 90, length: 0 });
  return { text: find.length > 0 && !even ? find[0]! : said, ways: [...ways, ...more.map(way => ({ ...way, weight: way.weight * 0.6 }))] };
}

/** A word; where no title holds it, the word that it may be the start of when it ends the query, the pieces of it that titles hold, or its characters as an abbreviation. */
function wordWishes(word: string, last: boolean, reading: Reading): Wish[] {
  const ways = [literal(word), ...ofOffices(reading, word, 35), ...ofThemes(reading, word, 30)];
  if (ways.some(w => holds(reading.index, w.terms))) return [{ text: word, ways }];
  const begun = last ? reading.synonyms.startingWith(word) : undefined;
  if (begun) return [synonymWish(begun.said, begun.means, reading)];
  const wishes: Wish[] = [];
  for (let at = 0; at < word.length - 1; ) {
    let n = word.length - at;
    while (n > 1 && !holds(reading.index, piecesOf(word.slice(at, at + n)))) n--;
    if (n > 1) {
      const text = word.slice(at, at + n);
      wishes.push({ text, ways: [{ ...literal(text), weight: 80 }] });
    }
    at += n;
  }
  return wishes.length > 0 ? wishes : [{ text: word, ways: [{ terms: [...word], weight: 50, length: word.length }] }];
}

const ofOffices = ({ offices }: Reading, word: string, weight: number): Way[] => offices.filter(name => name.includes(word)).map(name => ({ terms: [`d:${name}`], weight, length: 0 }));
const ofThemes = ({ themes }: Reading, word: string, weight: number): Way[] => [...themes].filter(([, name]) => name.includes(word)).map(([code]) => ({ terms: [`t:${code}`], weight, length: 0 }));
