import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { departments, matters, themes } from '@counterless/tools/samples';
import { highest } from '../domain/popularity.ts';
import { MatterTable } from './matter-columns.ts';
import { MatterIndex } from './matter-index.ts';
import { loadTools } from './matter-search.ts';
import type { Reading } from './query.ts';
import { readQuery } from './query.ts';
import { classWidth, hitView, matchQuery, rank } from './ranking.ts';
import { Synonyms, table } from './synonyms.ts';

interface Golden {
  readonly q: string;
  /** Titles, whole or without their case, of which one is to stand first. */
  readonly first: readonly string[];
  /** Titles that are to be among the first ten. */
  readonly also?: readonly string[];
}
const golden = JSON.parse(readFileSync(new URL('./golden.json', import.meta.url), 'utf8')) as Golden[];

describe('the search over the sample catalogue', () => {
  let reading: Reading;
  const search = (q: string, limit = 10) => {
    const { found, terms } = matchQuery(reading.index, readQuery(q, reading));
    const { hits, total } = rank(reading.index, found, {}, limit);
    return { titles: hits.map(h => hitView(reading.index, h.matter).title.zh), total, terms };
  };

  beforeAll(async () => {
    const { book, cut } = await loadTools();
    const offices = new Map(departments().map(d => [d.code, d.name.zh]));
    const rows = matters().map(m => ({ ...m, office: offices.get(m.department)!, zh: m.title.zh, en: m.title.en })).sort((a, b) => (a.code < b.code ? -1 : 1));
    const taken = new MatterTable();
    for (const row of rows) taken.add(row);
    reading = {
      index: await MatterIndex.build(taken.columns(), book, () => undefined), cut, synonyms: new Synonyms(table.entries, '2026-11-25'),
      offices: [...offices.values()], themes: new Map(themes().map(t => [t.code, t.name.zh])),
    };
  }, 60_000);

  it('knows at least a hundred queries', () => expect(golden.length).toBeGreaterThanOrEqual(100));

  it.each(golden)('finds for $q what people expect', ({ q, first, also = [] }) => {
    const { titles } = search(q);
    expect({ first: titles[0], fits: first.some(t => titles[0] === t || titles[0]?.startsWith(`${t}（`)) }).toEqual({ first: titles[0], fits: true });
    expect(titles).toEqual(expect.arrayContaining([...also]));
  });

  it('is led astray by no popularity: each class of matches stays where it was, with the matters that it had', () => {
    const { index } = reading;
    const classes = (of: MatterIndex, q: string) => {
      const { hits } = rank(of, matchQuery(of, readQuery(q, reading)).found, {}, index.size);
      return Map.groupBy(hits, hit => Math.floor(hit.score / (classWidth * (highest + 1))));
    };
    fc.assert(fc.property(fc.constantFrom(...golden.map(g => g.q)), fc.nat(), (q, seed) => {
      const popular = index.withPopularity(new Map(index.matters.codes.map((code, i) => [code, (i * (seed + 7)) % (highest + 1)])));
      const [plain, moved] = [classes(index, q), classes(popular, q)];
      expect([...moved.keys()]).toEqual([...plain.keys()]);
      for (const [c, hits] of moved) expect(new Set(hits.map(h => h.code))).toEqual(new Set(plain.get(c)!.map(h => h.code)));
    }), { numRuns: 40 });
  });

  it.each([
    ['nothing', ''], ['spaces', ' \u3000 '], ['punctuation', '？！，。、《》'], ['a smile', '😀👨‍👩‍👧'], ['half a smile', '\ud83d'], ['SQL', "'; DROP TABLE matter; --"], ['a pattern', '(.*)+[a-z]{1,}$\\'],
    ['two hundred characters', '办'.repeat(200)], ['two hundred letters', 'a'.repeat(200)], ['pinyin without an end', 'shishishi'.repeat(20)], ['many words', '食品 护照 结婚 '.repeat(20)], ['digits', '0'.repeat(31)], ['wildcards', '%_%'], ['another script', 'паспорт باسپورت'],
  ])('takes %s', (_what, q) => {
    const started = performance.now();
    expect(search(q).titles.length).toBeLessThanOrEqual(10);
    // No promise of speed: a reading that tries one way after another without end would take minutes.
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('finds no matter where nothing fits, and says what it went by', () => {
    expect(search('魑魅魍魉')).toMatchObject({ total: 0, titles: [], terms: [] });
    expect(search('小吃店 魑魅').terms).toEqual(['食品经营许可证核发 小餐饮']);
  });

  it('reads every line of its table: each finds something, and no word is said twice', () => {
    const said = table.entries.flatMap(e => e.say);
    expect(said.filter((s, i) => said.indexOf(s) < i)).toEqual([]);
    const barren = table.entries.flatMap(e => (e.find ?? []).filter(way => search(way).total === 0 || !search(way).terms.length));
    expect(barren).toEqual([]);
    expect(table.entries.filter(e => e.department !== undefined && !reading.offices.some(name => name.includes(e.department!)))).toEqual([]);
  });

  it('lets a word come and go by its days', () => {
    const entries = [{ say: ['小吃店'], find: ['结婚登记'], from: '2027-01-01', until: '2028-01-01' }];
    expect([new Synonyms(entries, '2026-12-31'), new Synonyms(entries, '2027-01-01'), new Synonyms(entries, '2028-01-01')].map(s => s.at('小吃店', 0)?.said)).toEqual([undefined, '小吃店', undefined]);
  });
});
