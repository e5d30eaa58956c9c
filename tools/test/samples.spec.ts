import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jsonLines, writeCatalogue } from '../src/samples/catalogue.ts';
import { departments } from '../src/samples/departments.ts';
import { ENTRY_PASS_MATTER, MATTER_COUNT, matters } from '../src/samples/matters.ts';
import { serviceObjects } from '../src/samples/objects.ts';
import { regions } from '../src/samples/regions.ts';
import { themes } from '../src/samples/themes.ts';

const all = matters();
const codes = new Set(departments().map(d => d.code));
const unique = <T>(values: readonly T[]): number => new Set(values).size;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** The rows that break a rule, by title, so that a failure names them. */
const breaking = (rule: (matter: (typeof all)[number]) => boolean): string[] => all.filter(m => !rule(m)).map(m => m.title.zh);

interface FormSchema {
  readonly properties: Record<string, { readonly title?: string; readonly type?: string; readonly pattern?: string; readonly [keyword: string]: unknown }>;
  readonly required: readonly string[];
}

describe('sample departments and themes', () => {
  it('are 64 departments of one county-level city, each with code and names of its own', () => {
    expect(departments()).toHaveLength(64);
    expect(codes.size).toBe(64);
    expect(unique(departments().map(d => d.name.zh))).toBe(64);
    expect(unique(departments().map(d => d.name.en))).toBe(64);
    expect(departments().every(d => /^[A-Z]{2,6}$/.test(d.code) && d.region === '330782')).toBe(true);
  });

  it('are themes that matters use, every one', () => {
    const used = new Set(all.flatMap(m => m.themes));
    expect([...used].sort()).toEqual(
      themes()
        .map(t => t.code)
        .sort(),
    );
  });
});

describe('sample matters', () => {
  it('are 4,839, unique by code and by title in both languages', () => {
    expect(all).toHaveLength(4_839);
    expect(MATTER_COUNT).toBe(4_839);
    expect(unique(all.map(m => m.code))).toBe(4_839);
    expect(unique(all.map(m => m.title.zh))).toBe(4_839);
    expect(unique(all.map(m => m.title.en))).toBe(4_839);
  });

  it('have a 31-character implementation code that holds region and department', () => {
    expect(breaking(m => /^[0-9A-Z]{31}$/.test(m.code))).toEqual([]);
    expect(breaking(m => m.code.slice(12, 18) === m.region && m.code.slice(18, 24) === m.department.padStart(6, '0'))).toEqual(
      [],
    );
  });

  it('have Chinese titles without placeholders, and English ones that begin with a capital', () => {
    expect(breaking(m => /^[\u4e00-\u9fa5A-Z（）、]/.test(m.title.zh) && !/undefined|事项\s*\d|\s/.test(m.title.zh))).toEqual([]);
    expect(breaking(m => /^[A-Z][\x20-\x7eé]+$/.test(m.title.en) && !/undefined| {2}/.test(m.title.en))).toEqual([]);
    expect(breaking(m => !/（[^）]*（/.test(m.title.zh))).toEqual([]);
    expect(breaking(m => !/(登记登记|备案备案|许可许可|审批审批|认定认定|申报申报|申请申请|核发核发)/.test(m.title.zh))).toEqual(
      [],
    );
  });

  it('leave no department without matters', () => {
    const perDepartment = [...codes].map(code => all.filter(m => m.department === code).length);
    expect(Math.min(...perDepartment)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...perDepartment)).toBeGreaterThan(200);
  });

  it('never promise more than the law gives, and give an immediate matter no days', () => {
    expect(breaking(m => Number.isInteger(m.legalPeriod) && m.promisedPeriod <= m.legalPeriod)).toEqual([]);
    expect(breaking(m => (m.kind === 'immediate') === (m.legalPeriod === 0))).toEqual([]);
    expect(breaking(m => m.kind === 'immediate' || m.promisedPeriod >= 1)).toEqual([]);
  });

  it('refer only to departments, themes and regions that exist, in stages numbered from 1', () => {
    const known = new Set(themes().map(t => t.code));
    expect(
      breaking(m => codes.has(m.department) && m.stages.every((s, i) => codes.has(s.department) && (s.order === i + 1 || (s.order === 2 && /一件事/.test(m.title.zh))))),
    ).toEqual([]);
    expect(breaking(m => m.stages.length >= 1 && m.stages.length <= 3 && m.stages[0]?.department === m.department)).toEqual([]);
    expect(breaking(m => m.themes.length > 0 && m.themes.every(t => known.has(t)))).toEqual([]);
    expect(all.some(m => m.stages.length === 3)).toBe(true);
    expect(regions().find(r => r.code === '330782')?.name).toBe('义乌市');
  });

  it('state papers, fee, depth and legal basis in the form the catalogue imports', () => {
    expect(breaking(m => /^\d+\.\d{2}$/.test(m.fee.amount) && (m.fee.amount === '0.00' || Boolean(m.fee.basis)))).toEqual([]);
    expect(
      breaking(m => unique(m.materials.map(p => p.code)) === m.materials.length && m.materials.every(p => p.formats.length > 0)),
    ).toEqual([]);
    expect(
      breaking(m => m.legalBasis.every(b => /^《.+》$/.test(b.name) && /^第[一二三四五六七八九十百千零]+条$/.test(b.article))),
    ).toEqual([]);
    expect(breaking(m => [1, 2, 3, 4].includes(m.onlineDepth) && m.validFrom === '2020-01-01')).toEqual([]);
  });

  it('write law articles in Chinese numerals', () => {
    const articleOf = (title: string): string | undefined => all.find(m => m.title.zh === title)?.legalBasis[0]?.article;
    expect(articleOf('结婚登记（内地居民）')).toBe('第一千零四十九条');
    expect(articleOf('收养登记（继子女）')).toBe('第一千一百零五条');
    expect(articleOf('食品经营许可证核发（小餐饮）')).toBe('第三十五条');
    expect(articleOf('货运车辆通行证核发')).toBe('第三十九条');
  });

  it('have forms that are closed JSON Schema objects with Chinese titles', () => {
    const forms = [...new Set(all.map(m => m.form))] as unknown as FormSchema[];
    expect(forms.length).toBeGreaterThan(20);
    for (const form of forms) {
      expect(form).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        additionalProperties: false,
      });
      const properties = Object.entries(form['properties']);
      expect(form['required'].every((name: string) => name in form['properties'])).toBe(true);
      for (const [, { pattern, ...schema }] of properties) {
        expect(['string', 'number']).toContain(schema.type);
        expect(schema.title).toMatch(/^[\u4e00-\u9fa5（）]+$/);
        if (pattern) expect(() => new RegExp(pattern, 'u')).not.toThrow();
      }
    }
  });

  it('know the entry pass by its code', () => {
    const pass = all.find(m => m.code === ENTRY_PASS_MATTER);
    expect(pass).toMatchObject({ title: { zh: '货运车辆通行证核发' }, department: 'JTYS', kind: 'promised', audience: 'both' });
    expect(pass?.materials.filter(p => p.required && p.source === 'applicant').map(p => p.name.zh)).toEqual([
      '申请表',
      '货物运单',
    ]);
    expect(pass?.materials.find(p => p.name.zh === '营业执照')?.required).toBe(false);
    expect(pass?.form['properties']).not.toHaveProperty('statement');
    expect(pass?.form['required']).toEqual(
      expect.arrayContaining(['plate', 'cargo', 'origin', 'destination', 'route', 'enterAt', 'leaveAt']),
    );
  });

  it('name the certificate where there is one, for as long as it can be renewed', () => {
    const of = (title: string) => all.find(m => m.title.zh === title);
    expect(of('食品经营许可证核发（小餐饮）')).toMatchObject({ certificate: { name: { zh: '食品经营许可证' }, validMonths: 60, renewable: true }, effect: 'issue' });
    expect(of('食品经营许可证延续')).toMatchObject({ effect: 'renew' });
    expect(of('结婚登记（内地居民）')).toMatchObject({ certificate: { name: { zh: '结婚证' }, renewable: false }, effect: 'issue' });
    expect(of('最低生活保障申领')?.certificate).toBeUndefined();
    expect(breaking(m => (m.certificate === undefined) === (m.effect === undefined) && (m.effect !== 'renew' || m.certificate?.renewable === true))).toEqual([]);
    expect(breaking(m => m.certificate?.renewable === undefined || m.certificate.renewable === (m.certificate.validMonths !== undefined))).toEqual([]);
    expect(breaking(m => !m.certificate || /^[\u4e00-\u9fa5A-Z（）]+$/.test(m.certificate.name.zh))).toEqual([]);
  });

  it('ask nobody for what is given only now or was lost, and nobody who is being set up for a business licence', () => {
    const gives = (m: (typeof all)[number]) => (m.effect === 'issue' || m.effect === 'replace' ? (m.certificate?.name.zh ?? '') : '');
    expect(breaking(m => !m.materials.some(({ name }) => gives(m).includes(name.zh)))).toEqual([]);
    const ofTitle = (title: string) => all.filter(m => m.title.zh.startsWith(title)).map(m => [m.certificate?.name.zh, ...m.materials.filter(x => x.required).map(x => x.name.zh)]);
    expect(new Set(ofTitle('居民身份证申领').flat())).toEqual(new Set(['居民身份证', '申请表', '居民户口簿', '近期免冠照片']));
    expect(ofTitle('基金会设立登记')).toEqual([['基金会登记证', '申请表', '居民身份证', '章程', '资金证明']]);
  });

  it('hold one matter of each course that a case can take, by the codes that the README gives', async () => {
    const readme = await readFile(path.join(import.meta.dirname, '../src/samples/README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| `([0-9A-Z]{31})` \| ([^|]+) \| ([^|]+) \|/gm)].map(([, code, title]) => [code, title!.trim()]);
    expect(rows.length).toBeGreaterThanOrEqual(8);
    expect(rows.filter(([code, title]) => all.find(m => m.code === code)?.title.zh !== title)).toEqual([]);
  });

  it('are read from lines whose options are all known', () => {
    const known = new Set(['t', 'a', 'f', 'm', 'law', 'fee', 'd', 'depth', 'joint', 'chg']);
    expect(serviceObjects().flatMap(o => Object.keys(o.options).filter(key => !known.has(key)))).toEqual([]);
    expect(serviceObjects().filter(o => o.variants.some(v => !v.zh || !v.en))).toEqual([]);
  });

  it('are the same bytes on every run; a change of the tables changes this fingerprint knowingly', () => {
    expect(jsonLines(matters())).toBe(jsonLines(all));
    expect(sha256(jsonLines(all))).toBe('247b5f2102e8cff86c3f39e81b9c7b0ec8a1b2d8cf8080a1b290bb9d30e06cd1');
  });
});

describe('the written catalogue', () => {
  it('is three files of JSON lines', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'samples-'));
    try {
      await writeCatalogue(directory);
      const lines = async (name: string): Promise<string[]> =>
        (await readFile(path.join(directory, name), 'utf8')).trimEnd().split('\n');
      expect(await lines('departments.jsonl')).toHaveLength(64);
      expect((await lines('themes.jsonl')).map(line => JSON.parse(line))).toEqual(themes());
      expect((await lines('matters.jsonl')).map(line => JSON.parse(line).code)).toEqual(all.map(m => m.code));
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

describe('regions', () => {
  it('are the divisions to county level, each under one that exists', () => {
    const table = regions();
    const known = new Map(table.map(r => [r.code, r]));
    expect(known.size).toBe(table.length);
    expect(table.length).toBeGreaterThan(3_200);
    expect(table.filter(r => !r.parent)).toHaveLength(34);
    expect(table.filter(r => r.parent && !known.has(r.parent))).toEqual([]);
    expect(known.get('330782')).toEqual({ code: '330782', name: '义乌市', parent: '330700' });
    expect(known.get('419001')?.parent).toBe('419000');
    expect(known.has('999999')).toBe(false);
  });
});
