import { audiences, matterKinds } from '@counterless/contracts';

/** What a search knows of a matter that is in force. */
export interface SearchedMatter {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly department: string;
  /** The department's name in Chinese: departments of many places share it. */
  readonly office: string;
  readonly region: string;
  readonly audience: (typeof audiences)[number];
  readonly kind: (typeof matterKinds)[number];
  readonly promisedPeriod: number;
  readonly themes: readonly string[];
}

/** A word of few that a column holds, by its number. */
export class Words {
  readonly #numbers = new Map<string, number>();
  readonly list: string[] = [];

  number(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      this.#numbers.set(word, (number = this.list.length));
      this.list.push(word);
    }
    return number;
  }

  find(word: string): number | undefined {
    return this.#numbers.get(word);
  }
}

/** Matters column by column: half a million of them are to be counted in a millisecond or two. */
export interface MatterColumns {
  readonly codes: readonly string[];
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly department: Uint16Array;
  readonly departments: Words;
  readonly region: Uint16Array;
  readonly regions: Words;
  readonly audience: Uint8Array;
  readonly kind: Uint8Array;
  readonly promisedPeriod: Uint16Array;
  /** Number of the set of themes that a matter has. */
  readonly themeSet: Uint16Array;
  readonly themeSets: readonly (readonly number[])[];
  readonly themes: Words;
}

export function columnsOf(matters: readonly SearchedMatter[]): MatterColumns {
  const [departments, regions, themes, sets] = [new Words(), new Words(), new Words(), new Words()];
  const setOf = (list: readonly string[]) => sets.number(list.map(t => themes.number(t)).join(' '));
  return {
    codes: matters.map(m => m.code),
    zh: matters.map(m => m.zh),
    en: matters.map(m => m.en),
    department: Uint16Array.from(matters, m => departments.number(m.department)), departments,
    region: Uint16Array.from(matters, m => regions.number(m.region)), regions,
    audience: Uint8Array.from(matters, m => audiences.indexOf(m.audience)),
    kind: Uint8Array.from(matters, m => matterKinds.indexOf(m.kind)),
    promisedPeriod: Uint16Array.from(matters, m => m.promisedPeriod),
    themeSet: Uint16Array.from(matters, m => setOf(m.themes)),
    themeSets: sets.list.map(s => (s === '' ? [] : s.split(' ').map(Number))),
    themes,
  };
}
