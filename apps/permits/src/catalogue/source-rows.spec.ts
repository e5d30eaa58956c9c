import { describe, expect, it } from '@jest/globals';
import { Buffer } from 'node:buffer';
import { tableFormats } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { csvTable, matters, xlsxTable } from '@counterless/tools/samples';
import type { CatalogueKind } from '../ports/catalogue.ts';
import type { SourceRow } from './source-row.ts';
import { sourceRows } from './source-rows.ts';

const [, csv, xlsx] = tableFormats;
const read = async (kind: CatalogueKind, body: string | Uint8Array, type: string = csv): Promise<SourceRow[]> => {
  const rows: SourceRow[] = [];
  for await (const row of sourceRows(kind, { type, bytes: typeof body === 'string' ? Buffer.from(body) : body })) rows.push(row);
  return rows;
};
const plainOf = (row: SourceRow | undefined) => (row && 'plain' in row ? row.plain : undefined);
const faultsOf = (rows: readonly SourceRow[]) => rows.flatMap(row => ('faults' in row ? row.faults.map(f => [row.line, f.path, f.code]) : []));
const head = 'code,name.zh,name.en,region\n';
const samples = matters().filter((m, i) => i < 20 || m.stages.length > 2);

describe('a table as CSV or XLSX', () => {
  it('says the same as JSON Lines, in either format and under either name of its columns', async () => {
    const wanted = JSON.parse(JSON.stringify(samples)) as unknown[];
    for (const titles of ['name', 'zh'] as const) {
      expect((await read('matters', csvTable('matters', samples, titles))).map(plainOf)).toEqual(wanted);
      expect((await read('matters', xlsxTable('matters', samples, titles), xlsx)).map(plainOf)).toEqual(wanted);
    }
  });

  it('counts lines as an editor does: empty ones, and those within a cell', async () => {
    const rows = await read('departments', `\n\n${head}\nA,"甲\n局",A bureau,330782\n,,,\n\nB,乙局,B bureau,330782,more\n`);
    expect(rows.map(r => r.line)).toEqual([5, 9]);
    expect(plainOf(rows[0])).toEqual({ code: 'A', name: { zh: '甲\n局', en: 'A bureau' }, region: '330782' });
    expect(faultsOf(rows)).toEqual([[9, '$', 'columns']]);
    const sheet = await read('departments', xlsxTable('departments', [{ code: 'A', name: { zh: '甲局', en: 'A' }, region: '330782' }, {}, { code: 'B', name: { zh: '乙局', en: 'B' }, region: '330782' }]), xlsx);
    expect(sheet.map(r => r.line)).toEqual([2, 4]);
  });

  it('is read with a byte order mark, as GB 18030 where it says so, and not by guessing', async () => {
    const text = `${head}A,税务局,Tax,330782\n`;
    expect(plainOf((await read('departments', `\ufeff${text}`))[0])).toMatchObject({ code: 'A' });
    const gbk = Buffer.concat([Buffer.from(`${head}A,`), Buffer.from([0xcb, 0xb0, 0xce, 0xf1, 0xbe, 0xd6]), Buffer.from(',Tax,330782\n')]);
    for (const charset of ['gbk', 'GB18030', '"gb2312"']) expect(plainOf((await read('departments', gbk, `text/csv; charset=${charset}`))[0])).toMatchObject({ name: { zh: '税务局' } });
    await expect(read('departments', gbk)).rejects.toMatchObject({ faults: [{ code: 'utf-8', message: { en: expect.stringContaining('charset=gb18030') } }] });
    await expect(read('departments', text, 'text/csv; charset=latin1')).rejects.toMatchObject({ faults: [{ code: 'charset' }] });
    await expect(read('departments', Buffer.from(`\ufeff${text}`, 'utf16le'))).rejects.toBeInstanceOf(Problem);
  });

  it.each<[string, string, unknown[]]>([
    ['a column that is not known and one that is missing', 'code,name.zh,region,colour\nA,b,c,d\n', [[1, 'colour', 'unknown-column'], [1, 'name.en', 'missing-column']]],
    ['a column twice', `code,${head}A,A,b,c,330782\n`, [[1, 'code', 'twice']]],
    ['a column without a name', 'code,,name.zh,name.en,region\n', [[1, 'column 2', 'unknown-column']]],
    ['a cell that looks like a formula', `${head}A,"=HYPERLINK(""http://x"")",@SUM(A1),330782\nB,＝1+1,b,330782\n`, [[2, '$.name.zh', 'formula'], [2, '$.name.en', 'formula'], [3, '$.name.zh', 'formula']]],
    ['a quotation mark that never ends', `${head}A,甲,a,330782\nB,"乙,b,330782\n`, [[3, '$', 'csv']]],
  ])('tells of %s', async (_name, text, faults) => {
    expect(faultsOf(await read('departments', text))).toEqual(faults);
  });

  it('tells of cells that hold no list and no form', async () => {
    const one = { ...samples[0]! };
    const text = csvTable('matters', [one]).replace(/CL0001\|/, '').replace(/\{""\$schema""/, '{""$schema');
    expect(faultsOf(await read('matters', text))).toEqual([[2, '$.materials[0]', 'cell'], [2, '$.form', 'json']]);
  });

  it('keeps numbers of a workbook apart from codes that have lost digits, and reads its dates as days', async () => {
    const rows = await read('matters', xlsxTable('matters', [{ ...samples[0]!, code: 1.234567890123456e30, legalPeriod: 20, validFrom: new Date('2026-03-01T00:00:00Z') }, { ...samples[0]!, validFrom: new Date('2026-03-01T00:00:00Z') }]), xlsx);
    expect(faultsOf(rows)).toEqual([[2, '$.code', 'number']]);
    expect(plainOf(rows[1])).toMatchObject({ validFrom: '2026-03-01' });
  });

  it('is refused as a workbook that is none, or a small one that unpacks to a great one', async () => {
    await expect(read('themes', 'code,name', xlsx)).rejects.toMatchObject({ faults: [{ code: 'xlsx' }] });
    const long = 'a'.repeat(1_000_000);
    const bomb = Buffer.from(xlsxTable('themes', [{ code: long }]));
    expect(bomb.length).toBeLessThan(10_000);
    /** The archive with another size told for its great entry. */
    const telling = (size: number) => {
      const told = Buffer.from(bomb);
      const at = told.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
      expect(told.readUInt32LE(at + 24)).toBeGreaterThan(1_000_000);
      told.writeUInt32LE(size, at + 24);
      return told;
    };
    await expect(read('themes', telling(70_000_000), xlsx)).rejects.toMatchObject({ faults: [{ code: 'too-large' }] });
    await expect(read('themes', telling(100), xlsx)).rejects.toMatchObject({ faults: [{ code: 'xlsx' }] });
    expect(plainOf((await read('themes', bomb, xlsx))[0])).toEqual({ code: long });
    await expect(read('themes', 'x', 'application/json')).rejects.toMatchObject({ type: { code: 'request.media-type' } });
  });
});
