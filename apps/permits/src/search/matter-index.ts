import { matterAt, type MatterColumns } from './matter-columns.ts';
import { firstness, stemOf } from './title-terms.ts';
import type { TitleBook } from './title-book.ts';

/** Lets others have their turn when it has been long enough. */
export type Pause = () => Promise<void> | undefined;

interface Parts {
  readonly matters: MatterColumns;
  readonly ranks: Uint8Array;
  readonly stemLengths: Uint8Array;
  readonly book: TitleBook;
  readonly latin: readonly string[];
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
  /** Level of each matter, see `domain/popularity.ts`. */
  readonly popularity: Uint8Array;
}

const none = new Uint32Array();

/** Which matters hold which term: for each term the numbers of its matters, ascending. Matters are numbered in the order of their codes. Never changes. */
export class MatterIndex {
  readonly matters: MatterColumns;
  readonly ranks: Uint8Array;
  readonly stemLengths: Uint8Array;
  readonly popularity: Uint8Array;

  private constructor(private readonly parts: Parts) {
    ({ matters: this.matters, ranks: this.ranks, stemLengths: this.stemLengths, popularity: this.popularity } = parts);
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

  /** The same matters, as popular as these levels say; the others are not popular at all. */
  withPopularity(levels: ReadonlyMap<string, number>): MatterIndex {
    const popularity = new Uint8Array(this.size);
    for (const [code, level] of levels) {
      const place = this.placeOf(code);
      if (this.matters.codes[place] === code) popularity[place] = level;
    }
    return new MatterIndex({ ...this.parts, popularity });
  }

  static async build(matters: MatterColumns, book: TitleBook, pause: Pause): Promise<MatterIndex> {
    const n = matters.codes.length;
    const ranks = new Uint8Array(n);
    const stemLengths = new Uint8Array(n);
    const sizes: number[] = [];
    for (let i = 0; i < n; i++) {
      for (const t of book.termsOf(matterAt(matters, i))) sizes[t] = (sizes[t] ?? 0) + 1;
      const stem = stemOf(matters.zh[i]!);
      ranks[i] = firstness(stem);
      stemLengths[i] = Math.min(255, stem.length);
      if (i % 64 === 0) await pause();
    }
    const starts = new Uint32Array(sizes.length + 1);
    for (let t = 0; t < sizes.length; t++) starts[t + 1] = starts[t]! + (sizes[t] ?? 0);
    const postings = new Uint32Array(starts.at(-1)!);
    const next = starts.slice();
    // Taken apart a second time: to keep the terms of every title meanwhile would take as much room as the index.
    for (let i = 0; i < n; i++) {
      for (const t of book.termsOf(matterAt(matters, i))) postings[next[t]!++] = i;
      if (i % 64 === 0) await pause();
    }
    const latin = [...book.terms.keys()].filter(t => /^[ep]:/.test(t)).sort();
    return new MatterIndex({ matters, ranks, stemLengths, book, latin, starts, postings, popularity: new Uint8Array(n) });
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
