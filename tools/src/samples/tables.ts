import { strToU8, zipSync } from 'fflate';

/** Columns of each table as a sheet shows them, with their Chinese titles: the layout that the catalogue's import reads. */
const layout = {
  departments: 'code:编码 name.zh:名称 name.en:英文名称 region:行政区划',
  themes: 'code:编码 name.zh:名称 name.en:英文名称',
  matters:
    'code:实施编码 title.zh:事项名称 title.en:英文名称 department:实施部门 region:行政区划 audience:服务对象 kind:办件类型 legalPeriod:法定期限（工作日） promisedPeriod:承诺期限（工作日） ' +
    'materials:申请材料 form:表单 stages:办理环节 fee.amount:收费金额（元） fee.basis:收费依据 onlineDepth:网办深度 legalBasis:法律依据 themes:主题 validFrom:生效日期 ' +
    'certificate.name.zh:证照名称 certificate.name.en:证照英文名称 certificate.validMonths:证照有效期（月） certificate.renewable:证照可延续 effect:证照办理方式 supplementPeriod:补正期限（工作日）',
} as const;
export type TableKind = keyof typeof layout;
type Titles = 'name' | 'zh';
type Cell = string | number | Date;

/** Fields of a list's entries in the order in which a line of its cell gives them. */
const entries: Readonly<Record<string, readonly string[]>> = {
  materials: ['code', 'name.zh', 'name.en', 'required', 'source', 'formats'],
  stages: ['order', 'department', 'name.zh', 'name.en'],
  legalBasis: ['name', 'article'],
};

const at = (value: unknown, path: string): unknown => path.split('.').reduce<unknown>((v, step) => (v as Record<string, unknown> | undefined)?.[step], value);
const plain = (value: unknown): string => (value === undefined ? '' : Array.isArray(value) ? value.join(',') : String(value as string | number | boolean));

function cellOf(row: object, name: string): Cell {
  const value = at(row, name);
  const fields = entries[name];
  if (fields && Array.isArray(value)) return value.map(entry => fields.map(f => plain(at(entry, f))).join('|')).join('\n');
  if (name === 'form' && value !== undefined) return JSON.stringify(value);
  return typeof value === 'number' || value instanceof Date ? value : plain(value);
}

function table(kind: TableKind, rows: readonly object[], titles: Titles): Cell[][] {
  const columns = layout[kind].split(' ').map(pair => pair.split(':') as [string, string]);
  return [columns.map(([name, zh]) => (titles === 'name' ? name : zh)), ...rows.map(row => columns.map(([name]) => cellOf(row, name)))];
}

/** A table of the catalogue as CSV (RFC 4180), UTF-8 with the mark by which spreadsheets know it. */
export function csvTable(kind: TableKind, rows: readonly object[], titles: Titles = 'name'): string {
  const quoted = (cell: Cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell));
  return `\ufeff${table(kind, rows, titles).map(cells => `${cells.map(quoted).join(',')}\r\n`).join('')}`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const letters = (n: number): string => (n < 26 ? '' : String.fromCharCode(64 + Math.floor(n / 26))) + String.fromCharCode(65 + (n % 26));
const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`);

/** The same as a workbook with one sheet. */
export function xlsxTable(kind: TableKind, rows: readonly object[], titles: Titles = 'name'): Uint8Array {
  const cell = (value: Cell, reference: string) =>
    typeof value === 'number' ? `<c r="${reference}"><v>${value}</v></c>`
    : value instanceof Date ? `<c r="${reference}" s="1"><v>${value.getTime() / 86_400_000 + 25_569}</v></c>`
    : value === '' ? '' : `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  const sheet = table(kind, rows, titles).map((cells, r) => `<row r="${r + 1}">${cells.map((v, c) => cell(v, `${letters(c)}${r + 1}`)).join('')}</row>`).join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const types = 'http://schemas.openxmlformats.org/package/2006';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return zipSync({
    '[Content_Types].xml': xml(
      `<Types xmlns="${types}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
        `<Override PartName="/xl/workbook.xml" ContentType="${media}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${media}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${media}.styles+xml"/></Types>`),
    '_rels/.rels': xml(`<Relationships xmlns="${types}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${types}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`),
    'xl/workbook.xml': xml(`<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${kind}" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    'xl/styles.xml': xml(
      `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`),
    'xl/worksheets/sheet1.xml': xml(`<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`),
  });
}
