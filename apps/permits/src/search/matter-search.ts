import { Injectable } from '@nestjs/common';
import { general } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { Database, type Prepared } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import { matterAt, MatterTable, type SearchedMatter } from './matter-columns.ts';
import { MatterIndex, type Pause } from './matter-index.ts';
import type { Reading } from './query.ts';
import { Synonyms, table } from './synonyms.ts';
import { TitleBook } from './title-book.ts';

const versionNow: Prepared = { name: 'catalogue.version', text: 'SELECT version, edition FROM catalogue, matter_popularity_edition' };
const levels: Prepared = { name: 'search.popularity', text: 'SELECT code, level FROM matter_popularity' };
const inForce = `m.code, m.title_zh AS zh, m.title_en AS en, m.department, d.name_zh AS office, m.region, m.audience, m.kind, m.promised_period AS "promisedPeriod", m.themes
  FROM matter_version m JOIN department d ON d.code = m.department
  WHERE m.valid_from <= $2 AND m.valid_until > $2 AND (d.closed_from IS NULL OR d.closed_from > $2)`;
const page: Prepared = { name: 'search.page', text: `SELECT ${inForce} AND m.code > $1 ORDER BY m.code LIMIT 5000` };
const again: Prepared = { name: 'search.again', text: `SELECT ${inForce} AND m.code = ANY($1::text[])` };
const changedSince: Prepared = {
  name: 'search.changed',
  text: `SELECT code FROM matter_version WHERE changed_in > $1
    UNION SELECT code FROM matter_version WHERE valid_from > $2 AND valid_from <= $3
    UNION SELECT code FROM matter_version WHERE valid_until > $2 AND valid_until <= $3`,
};
/** What is open today: a department that was renamed, closed or opened again changes all of its matters. */
const offices: Prepared = {
  name: 'search.offices',
  text: `SELECT 'd' AS of, code, name_zh AS name FROM department WHERE closed_from IS NULL OR closed_from > $1 UNION ALL SELECT 't', code, name_zh FROM theme ORDER BY 1, 2`,
};

/** How long an answer may come from an index that was not compared with the catalogue, and how long others wait while one is made; milliseconds. */
const [unchecked, stretch] = [1000, 20];
/** How long the first searches wait for the index; milliseconds. */
const patience = 4000;

/** What an index is made of. */
interface Standing {
  /** Of the catalogue. */
  readonly version: number;
  readonly day: string;
  /** Of what is popular. */
  readonly edition: number;
}

interface Edition extends Standing {
  /** Departments as they were, to see whether any has changed. */
  readonly open: string;
  readonly reading: Reading;
}

/**
 * The index of the matters in force, in the memory of each replica. It is made on the first search and follows the catalogue: at most once
 * a second a search looks at its version; where that or the day has changed, what changed is read again and a new index takes over, while
 * searches go on in the one before. What is popular is looked up in the same way, and changes the order alone.
 */
@Injectable()
export class MatterSearch {
  #edition: Edition | undefined;
  #checkedAt = -Infinity;
  #renewal: Promise<Edition> | undefined;
  #tools: Promise<{ book: TitleBook; cut: Reading['cut'] }> | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async reading(): Promise<Reading> {
    const held = this.#edition;
    if (held && performance.now() - this.#checkedAt < unchecked) return held.reading;
    this.#checkedAt = performance.now();
    const [row] = await this.database.read<{ version: number; edition: number }>(versionNow, []);
    const now = { ...row!, day: legalDateOf(this.clock.now()) };
    if (held && sameMatters(held, now) && held.edition === now.edition) return held.reading;
    this.#renewal ??= this.#renew(held, now).finally(() => (this.#renewal = undefined));
    // Whoever comes while the first index is made waits for it; a later one is made behind the searches.
    const renewal = this.#renewal;
    if (!held) return (await within(patience, renewal)).reading;
    renewal.catch(() => (this.#checkedAt = -Infinity));
    return held.reading;
  }

  async #renew(held: Edition | undefined, now: Standing): Promise<Edition> {
    const { reading, open } = held && sameMatters(held, now) ? held : await this.#readMatters(held, now.day);
    const popular = await this.database.read<{ code: string; level: number }>(levels, []);
    const index = reading.index.withPopularity(new Map(popular.map(({ code, level }) => [code, level])));
    this.#edition = { ...now, open, reading: { ...reading, index } };
    return this.#edition;
  }

  async #readMatters(held: Edition | undefined, day: string): Promise<Pick<Edition, 'open' | 'reading'>> {
    const { book, cut } = await (this.#tools ??= loadTools());
    const named = await this.database.read<{ of: 'd' | 't'; code: string; name: string }>(offices, [day]);
    const open = JSON.stringify(named.filter(n => n.of === 'd'));
    const taken = new MatterTable();
    const pause = pauses();
    if (held && held.open === open) await this.#readChanged(taken, held, day, pause);
    else await this.#readAll(taken, day);
    const index = await MatterIndex.build(taken.columns(), book, pause);
    const reading = {
      index, synonyms: new Synonyms(table.entries, day), cut,
      offices: [...new Set(named.filter(n => n.of === 'd').map(n => n.name))], themes: new Map(named.filter(n => n.of === 't').map(n => [n.code, n.name])),
    };
    return { open, reading };
  }

  async #readAll(table: MatterTable, day: string): Promise<void> {
    for (let after = ''; ; ) {
      const rows = await this.database.read<SearchedMatter>(page, [after, day]);
      for (const row of rows) table.add(row);
      if (rows.length < 5000) return;
      after = rows.at(-1)!.code;
    }
  }

  /** What has changed, among what has not and is held already. */
  async #readChanged(table: MatterTable, { reading: { index }, version, day: before }: Edition, day: string, pause: Pause): Promise<void> {
    const days = before < day ? [before, day] : [day, before];
    const codes = (await this.database.read<{ code: string }>(changedSince, [version, ...days])).map(r => r.code);
    const changed = new Set(codes);
    const rows: SearchedMatter[] = [];
    for (let i = 0; i < codes.length; i += 5000) rows.push(...(await this.database.read<SearchedMatter>(again, [codes.slice(i, i + 5000), day])));
    rows.sort((a, b) => (a.code < b.code ? -1 : 1));
    let next = 0;
    for (let i = 0; i < index.size; i++) {
      const code = index.matters.codes[i]!;
      while (next < rows.length && rows[next]!.code <= code) table.add(rows[next++]!);
      if (!changed.has(code)) table.add(matterAt(index.matters, i));
      if (i % 64 === 0) await pause();
    }
    for (; next < rows.length; next++) table.add(rows[next]!);
  }
}

const sameMatters = (a: Standing, b: Standing) => a.version === b.version && a.day === b.day;

/** Dictionaries are loaded with the first search: a replica that nobody searches does without their 60 MB. */
export async function loadTools(): Promise<{ book: TitleBook; cut: Reading['cut'] }> {
  const [{ Jieba }, { dict }, { pinyin }] = await Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js'), import('pinyin-pro')]);
  const jieba = Jieba.withDict(dict);
  const book = new TitleBook(text => pinyin(text, { toneType: 'none', type: 'array', v: true }));
  return { book, cut: text => jieba.cut(text, false) };
}

/** @throws Problem `platform.unavailable`: half a million matters take longer than anybody waits for an answer */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Problem(general.unavailable, { retryAfter: 5, detail: { en: 'the index of the search is being made', zh: '正在建立搜索索引' } })), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function pauses(): Pause {
  let since = performance.now();
  return () => {
    if (performance.now() - since < stretch) return undefined;
    return new Promise(resolve => setImmediate(() => {
      since = performance.now();
      resolve();
    }));
  };
}
