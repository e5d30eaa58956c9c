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

/** Matters column by column, in the order of their codes: half a million of them are to be counted in a millisecond or two, and to take little room. */
export interface MatterColumns {
  readonly codes: readonly string[];
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly department: Uint16Array;
  readonly departments: Words;
  /** Name of each department. */
  readonly offices: readonly string[];
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

/** Titles that are kept in mind: matters of many places share one, and their codes stand side by side. */
const mostTexts = 20_000;

/** Takes matters one after the other in the order of their codes, and keeps nothing of them but columns. */
export class MatterTable {
  readonly #codes: string[] = [];
  readonly #zh: string[] = [];
  readonly #en: string[] = [];
  readonly #department: number[] = [];
  readonly #region: number[] = [];
  readonly #audience: number[] = [];
  readonly #kind: number[] = [];
  readonly #promisedPeriod: number[] = [];
  readonly #themeSet: number[] = [];
  readonly #offices: string[] = [];
  readonly #departments = new Words();
  readonly #regions = new Words();
  readonly #themes = new Words();
  readonly #sets = new Words();
  readonly #texts = new Map<string, string>();

  add({ code, zh, en, department, office, region, audience, kind, promisedPeriod, themes }: SearchedMatter): void {
    this.#codes.push(code);
    this.#zh.push(this.#kept(zh));
    this.#en.push(this.#kept(en));
    const d = this.#departments.number(department);
    this.#offices[d] ??= office;
    this.#department.push(d);
    this.#region.push(this.#regions.number(region));
    this.#audience.push(audiences.indexOf(audience));
    this.#kind.push(matterKinds.indexOf(kind));
    this.#promisedPeriod.push(promisedPeriod);
    this.#themeSet.push(this.#sets.number(themes.map(t => this.#themes.number(t)).join(' ')));
  }

  /** Texts come from the database one by one, also those that are alike. */
  #kept(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size >= mostTexts) this.#texts.clear();
    this.#texts.set(text, text);
    return text;
  }

  columns(): MatterColumns {
    return {
      codes: this.#codes, zh: this.#zh, en: this.#en,
      department: Uint16Array.from(this.#department), departments: this.#departments, offices: this.#offices,
      region: Uint16Array.from(this.#region), regions: this.#regions,
      audience: Uint8Array.from(this.#audience),
      kind: Uint8Array.from(this.#kind),
      promisedPeriod: Uint16Array.from(this.#promisedPeriod),
      themeSet: Uint16Array.from(this.#themeSet),
      themeSets: this.#sets.list.map(s => (s === '' ? [] : s.split(' ').map(Number))),
      themes: this.#themes,
    };
  }
}

export function matterAt(columns: MatterColumns, m: number): SearchedMatter {
  const { codes, zh, en, department, departments, offices, region, regions, audience, kind, promisedPeriod, themeSet, themeSets, themes } = columns;
  const d = department[m]!;
  return {
    code: codes[m]!, zh: zh[m]!, en: en[m]!, department: departments.list[d]!, office: offices[d]!, region: regions.list[region[m]!]!,
    audience: audiences[audience[m]!]!, kind: matterKinds[kind[m]!]!, promisedPeriod: promisedPeriod[m]!, themes: themeSets[themeSet[m]!]!.map(t => themes.list[t]!),
  };
}
