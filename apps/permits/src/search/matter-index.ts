import type { MatterColumns, SearchedMatter } from './matter-columns.ts';
import { columnsOf } from './matter-columns.ts';
import { firstness, stemOf, titleTerms, type Pinyin } from './title-terms.ts';

/** Lets others have their turn when it has been long enough. */
export type Pause = () => Promise<void> | undefined;

interface Title {
  readonly terms: Uint32Array;
  readonly stem: string;
  readonly rank: number;
}

/** Numbers of terms, and titles taken apart: kept from one index to the next, for most titles stay. */
export class TitleBook {
  readonly terms = new Map<string, number>();
  readonly #titles = new Map<string, Title>();

  readonly #syllables = new Map<string, readonly string[]>();
  /** Reading Chinese aloud takes longer than all else, and titles share most of their parts. */
  readonly #pinyin: Pinyin;

  constructor(pinyin: Pinyin) {
    this.#pinyin = text => {
      let syllables = this.#syllables.get(text);
      if (!syllables) this.#syllables.set(text, (syllables = pinyin(text)));
      return syllables;
    };
  }

  title({ zh, en }: SearchedMatter): Title {
    const key = `${zh}\n${en}`;
    let title = this.#titles.get(key);
    if (!title) {
      const stem = stemOf(zh);
      this.#titles.set(key, (title = { terms: Uint32Array.from(titleTerms(zh, en, this.#pinyin), t => this.number(t)), stem, rank: firstness(stem) }));
    }
    return title;
  }

  number(term: string): number {
    let number = this.terms.get(term);
    if (number === undefined) this.terms.set(term, (number = this.terms.size));
    return number;
  }
}

interface Parts {
  readonly matters: MatterColumns;
  readonly ranks: Uint8Array;
  readonly stemLengths: Uint8Array;
  readonly stems: readonly string[];
  readonly book: TitleBook;
  readonly latin: readonly string[];
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
}

const none = new Uint32Array();

/** Which matters hold which term: for each term the numbers of its matters, ascending. Matters are numbered in the order of their codes. Never changes. */
export class MatterIndex {
  readonly matters: MatterColumns;
  readonly ranks: Uint8Array;
  readonly stemLengths: Uint8Array;
  readonly stems: readonly string[];

  private constructor(private readonly parts: Parts) {
    ({ matters: this.matters, ranks: this.ranks, stemLengths: this.stemLengths, stems: this.stems } = parts);
  }

  get size(): number {
    return this.matters.codes.length;
  }

  /** Matters that hold a term. */
  of(term: string): Uint32Array {
    const { book, starts, postings } = this.parts;
    const number = book.terms.get(term);
    return number === undefined || number + 1 >= starts.length ? none : postings.subarray(starts[number], starts[number + 1]);
  }

  /** Terms of Latin letters (`e:` and `p:`) that start with something, in alphabetical order. */
  termsFrom(prefix: string, most: number): string[] {
    const { latin } = this.parts;
    let at = placeIn(latin, prefix);
    const found: string[] = [];
    while (found.length < most && latin[at]?.startsWith(prefix)) found.push(latin[at++]!);
    return found;
  }

  /** Matters whose code starts with something. */
  withCode(prefix: string): Uint32Array {
    const from = this.placeOf(prefix);
    const to = this.placeOf(`${prefix}\uffff`);
    return Uint32Array.from({ length: to - from }, (_, i) => from + i);
  }

  /** Number of the first matter whose code is not below this one. */
  placeOf(code: string): number {
    return placeIn(this.matters.codes, code);
  }

  /** @param sorted by code */
  static async build(sorted: readonly SearchedMatter[], book: TitleBook, pause: Pause): Promise<MatterIndex> {
    const n = sorted.length;
    const terms: Uint32Array[] = new Array<Uint32Array>(n);
    const own: Uint32Array[] = new Array<Uint32Array>(n);
    const ranks = new Uint8Array(n);
    const lengths = new Uint8Array(n);
    const stems = new Array<string>(n);
    for (let i = 0; i < n; i++) {
      const matter = sorted[i]!;
      const title = book.title(matter);
      terms[i] = title.terms;
      own[i] = columnTerms(matter, book);
      ranks[i] = title.rank;
      lengths[i] = Math.min(255, title.stem.length);
      stems[i] = title.stem;
      if (i % 64 === 0) await pause();
    }
    const starts = new Uint32Array(book.terms.size + 1);
    for (let i = 0; i < n; i++) {
      for (const t of terms[i]!) starts[t + 1]!++;
      for (const t of own[i]!) starts[t + 1]!++;
      if (i % 4096 === 0) await pause();
    }
    for (let t = 1; t < starts.length; t++) starts[t]! += starts[t - 1]!;
    const postings = new Uint32Array(starts.at(-1)!);
    const next = starts.slice();
    for (let i = 0; i < n; i++) {
      for (const t of terms[i]!) postings[next[t]!++] = i;
      for (const t of own[i]!) postings[next[t]!++] = i;
      if (i % 4096 === 0) await pause();
    }
    const latin = [...book.terms.keys()].filter(t => /^[ep]:/.test(t)).sort();
    return new MatterIndex({ matters: columnsOf(sorted), ranks, stemLengths: lengths, stems, book, latin, starts, postings });
  }
}

/** Where the first text stands that is not below this one. */
function placeIn(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a matter is found by beside its title: its department, its themes, its kind. */
function columnTerms({ department, themes, kind }: SearchedMatter, book: TitleBook): Uint32Array {
  return Uint32Array.from(new Set([`d:${department}`, `k:${kind}`, ...themes.map(t => `t:${t}`)]), t => book.number(t));
}
