import type { Fault } from '@counterless/kernel';
import type { CatalogueKind } from '../ports/catalogue.ts';
import { columnsOf, type Column } from './sheet-columns.ts';
import type { Cell, SheetRecord, SourceRow } from './source-row.ts';

const fault = (path: string, code: string, en: string, zh: string): Fault => ({ path, code, message: { en, zh } });

/** Rows of a sheet as the objects that JSON Lines would hold. A faulty head is the only thing told: every row below it would be faulty. */
export async function* sheetRows(kind: CatalogueKind, records: AsyncIterable<SheetRecord>): AsyncGenerator<SourceRow> {
  let head: readonly (Column | undefined)[] | undefined;
  for await (const record of records) {
    if ('faults' in record) {
      yield record;
      return;
    }
    const { line, cells } = record;
    if (cells.every(isEmpty)) continue;
    if (head) {
      yield row(line, head, cells);
      continue;
    }
    const read = readHead(kind, cells);
    if (read.faults.length > 0) {
      yield { line, faults: read.faults };
      return;
    }
    head = read.head;
  }
}

const isEmpty = (cell: Cell) => typeof cell === 'string' && cell.trim() === '';

function readHead(kind: CatalogueKind, cells: readonly Cell[]): { head: readonly (Column | undefined)[]; faults: readonly Fault[] } {
  const known = columnsOf(kind);
  const names = known.map(c => c.name).join(', ');
  const faults: Fault[] = [];
  const head = cells.map((cell, i) => {
    const title = String(cell).trim();
    const column = known.find(c => c.name === title || c.zh === title);
    if (!column && title !== '') faults.push(fault(title, 'unknown-column', `is no column; known are ${names}`, `没有此列；可用列为 ${known.map(c => `${c.zh}（${c.name}）`).join('、')}`));
    if (title === '' && cells.slice(i).some(c => !isEmpty(c))) faults.push(fault(`column ${i + 1}`, 'unknown-column', 'has no name', '缺少列名'));
    return column;
  });
  head.forEach((column, i) => {
    if (column && head.indexOf(column) < i) faults.push(fault(column.name, 'twice', 'this column stands here twice', '该列重复出现'));
  });
  for (const column of known) {
    if (column.required && !head.includes(column)) faults.push(fault(column.name, 'missing-column', `the first row must name the column ${column.name}`, `首行缺少列 ${column.zh}（${column.name}）`));
  }
  return { head, faults };
}

function row(line: number, head: readonly (Column | undefined)[], cells: readonly Cell[]): SourceRow {
  const plain: Record<string, unknown> = {};
  const faults: Fault[] = [];
  if (cells.slice(head.length).some(c => !isEmpty(c))) faults.push(fault('$', 'columns', `has ${cells.length} cells, the first row ${head.length}: a text that holds a comma stands in quotation marks`, `有 ${cells.length} 个单元格，首行为 ${head.length} 个：含逗号的文本应加引号`));
  head.forEach((column, i) => {
    const cell = cells[i] ?? '';
    if (!column) {
      if (!isEmpty(cell)) faults.push(fault('$', 'columns', `cell ${i + 1} stands below no column`, `第 ${i + 1} 个单元格没有对应的列`));
      return;
    }
    const path = `$.${column.name}`;
    const odd = formulaLike(cell) ?? tooLarge(cell);
    if (odd) faults.push({ path, ...odd });
    else faults.push(...column.read(cell, plain, path));
  });
  return faults.length > 0 ? { line, faults } : { line, plain };
}

/** What a spreadsheet would run when somebody opens what we give out again. */
function formulaLike(cell: Cell): Omit<Fault, 'path'> | undefined {
  if (typeof cell !== 'string' || !/^[\s]*[=+\-@\t\r＝＋－＠]/.test(cell) || /^-?\d+(\.\d+)?$/.test(cell.trim())) return undefined;
  return { code: 'formula', message: { en: 'looks like a formula: write the text without = + - @ at its start', zh: '内容像公式：请去掉开头的 = + - @' } };
}

/** Of a number with more than 15 digits a spreadsheet has already lost the last ones. */
function tooLarge(cell: Cell): Omit<Fault, 'path'> | undefined {
  if (typeof cell !== 'number' || Math.abs(cell) < 1e15) return undefined;
  return { code: 'number', message: { en: 'is a number whose last digits are lost: give the column the format “text” and type it again', zh: '数字过长，末尾数位已丢失：请将该列设为“文本”格式后重新录入' } };
}
