import { readFileSync } from 'node:fs';
import { normalText } from './normal-text.ts';

/** One line of the table: what people say, and what titles call it. */
interface Entry {
  readonly say: readonly string[];
  /** Pieces of titles, those of one way parted by a space; what most people mean first. */
  readonly find?: readonly string[];
  /** All ways mean the same, and so does the word itself: an abbreviation, an action. */
  readonly even?: true;
  /** Part of a department's name. */
  readonly department?: string;
  readonly kind?: 'immediate' | 'promised';
  /** Days from which, and before which, people say so. */
  readonly from?: string;
  readonly until?: string;
}

export type Synonym = Omit<Entry, 'say'>;

/** Colloquial words and what they stand for, as of a day. */
export class Synonyms {
  readonly #bySaid = new Map<string, Synonym>();
  #longest = 0;

  /** @param today YYYY-MM-DD */
  constructor(entries: readonly Entry[], today: string) {
    for (const { say, from = '', until = '9999', ...rest } of entries) {
      if (today < from || today >= until) continue;
      for (const said of say.map(normalText)) {
        this.#bySaid.set(said, rest);
        this.#longest = Math.max(this.#longest, said.length);
      }
    }
  }

  /** The longest word said at a place of a text. */
  at(text: string, place: number): { readonly said: string; readonly means: Synonym } | undefined {
    for (let n = Math.min(this.#longest, text.length - place); n > 0; n--) {
      const said = text.slice(place, place + n);
      const means = this.#bySaid.get(said);
      if (means) return { said, means };
    }
    return undefined;
  }

  /** The shortest word that begins like this: somebody is still typing it. */
  startingWith(text: string): { readonly said: string; readonly means: Synonym } | undefined {
    let best: { said: string; means: Synonym } | undefined;
    for (const [said, means] of this.#bySaid) {
      if (said.startsWith(text) && (!best || said.length < best.said.length)) best = { said, means };
    }
    return best;
  }
}

interface Table {
  readonly edition: string;
  readonly stop: readonly string[];
  readonly entries: readonly Entry[];
}

export const table = JSON.parse(readFileSync(new URL('./synonyms.json', import.meta.url), 'utf8')) as Table;

/** Words that say that somebody asks, and not what for. */
export const stopWords: ReadonlySet<string> = new Set(table.stop);
