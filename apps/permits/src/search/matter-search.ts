import { Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { Database, type Prepared } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import type { SearchedMatter } from './matter-columns.ts';
import { MatterIndex, TitleBook } from './matter-index.ts';
import type { Reading } from './query.ts';
import { Synonyms, table } from './synonyms.ts';

const versionNow: Prepared = { name: 'catalogue.version', text: 'SELECT version FROM catalogue' };
const columns = `code, title_zh AS zh, title_en AS en, department, region, audience, kind, promised_period AS "promisedPeriod", themes`;
const page: Prepared = {
  name: 'search.page',
  text: `SELECT ${columns} FROM matter_version WHERE code > $1 AND valid_from <= $2 AND valid_until > $2 ORDER BY code LIMIT 5000`,
};
const changedSince: Prepared = {
  name: 'search.changed',
  text: `SELECT code FROM matter_version WHERE changed_in > $1
    UNION SELECT code FROM matter_version WHERE valid_from > $2 AND valid_from <= $3
    UNION SELECT code FROM matter_version WHERE valid_until > $2 AND valid_until <= $3`,
};
const again: Prepared = { name: 'search.again', text: `SELECT ${columns} FROM matter_version WHERE code = ANY($1::text[]) AND valid_from <= $2 AND valid_until > $2` };
const names: Prepared = {
  name: 'search.names',
  text: `SELECT 'department' AS of, code, name_zh AS name FROM department UNION ALL SELECT 'theme', code, name_zh FROM theme`,
};

/** How long an answer may come from an index that was not compared with the catalogue, and how long others wait while one is made; milliseconds. */
const [unchecked, stretch] = [1000, 20];

interface Edition {
  readonly version: number;
  readonly day: string;
  readonly reading: Reading;
}

/**
 * The index of the matters in force, in the memory of each replica. It is made on the first search and follows the catalogue: at most once
 * a second a search looks at its version; where that or the day has changed, what changed is read again and a new index takes over, while
 * searches go on in the one before.
 */
@Injectable()
export class MatterSearch {
  #edition: Edition | undefined;
  #checkedAt = -Infinity;
  #renewal: Promise<Edition> | undefined;
  #matters = new Map<string, SearchedMatter>();
  #tools: Promise<{ book: TitleBook; cut: Reading['cut'] }> | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async reading(): Promise<Reading> {
    const held = this.#edition;
    if (held && performance.now() - this.#checkedAt < unchecked) return held.reading;
    this.#checkedAt = performance.now();
    const [row] = await this.database.read<{ version: number }>(versionNow, []);
    const day = legalDateOf(this.clock.now());
    if (held && held.version === row!.version && held.day === day) return held.reading;
    this.#renewal ??= this.#renew(held, row!.version, day).finally(() => (this.#renewal = undefined));
    // Whoever comes while the first index is made waits for it; a later one is made behind the searches.
    if (!held) return (await this.#renewal).reading;
    this.#renewal.catch(() => (this.#checkedAt = -Infinity));
    return held.reading;
  }

  async #renew(held: Edition | undefined, version: number, day: string): Promise<Edition> {
    const { book, cut } = await (this.#tools ??= loadTools());
    if (!held) await this.#readAll(day);
    else await this.#readChanged(held, day);
    const sorted = [...this.#matters.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
    const index = await MatterIndex.build(sorted, book, pauses());
    const named = await this.database.read<{ of: string; code: string; name: string }>(names, []);
    const namesOf = (of: string) => new Map(named.filter(n => n.of === of).map(n => [n.code, n.name]));
    const reading = { index, synonyms: new Synonyms(table.entries, day), cut, departments: namesOf('department'), themes: namesOf('theme') };
    this.#edition = { version, day, reading };
    return this.#edition;
  }

  async #readAll(day: string): Promise<void> {
    this.#matters = new Map();
    for (let after = ''; ; ) {
      const rows = await this.database.read<SearchedMatter>(page, [after, day]);
      for (const row of rows) this.#matters.set(row.code, row);
      if (rows.length < 5000) return;
      after = rows.at(-1)!.code;
    }
  }

  async #readChanged(held: Edition, day: string): Promise<void> {
    const codes = (await this.database.read<{ code: string }>(changedSince, [held.version, held.day < day ? held.day : day, held.day < day ? day : held.day])).map(r => r.code);
    for (let i = 0; i < codes.length; i += 5000) {
      const some = codes.slice(i, i + 5000);
      const rows = await this.database.read<SearchedMatter>(again, [some, day]);
      for (const code of some) this.#matters.delete(code);
      for (const row of rows) this.#matters.set(row.code, row);
    }
  }
}

/** Dictionaries are loaded with the first search: a replica that nobody searches does without their 60 MB. */
export async function loadTools(): Promise<{ book: TitleBook; cut: Reading['cut'] }> {
  const [{ Jieba }, { dict }, { pinyin }] = await Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js'), import('pinyin-pro')]);
  const jieba = Jieba.withDict(dict);
  const book = new TitleBook(text => pinyin(text, { toneType: 'none', type: 'array', v: true }));
  return { book, cut: text => jieba.cut(text, false) };
}

function pauses(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < stretch) return undefined;
    return new Promise(resolve => setImmediate(() => {
      since = performance.now();
      resolve();
    }));
  };
}
