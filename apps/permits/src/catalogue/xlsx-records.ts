import { unzipSync, zipSync, type Unzipped } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { general } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import type { Cell, SheetRecord } from './source-row.ts';

/** Bytes that a workbook may hold once it is unpacked: a small file may pack any amount of nothing. */
const largest = 64_000_000;

const unreadable = (code: string, en: string, zh: string) => new Problem(general.malformed, { faults: [{ path: '$', code, message: { en, zh } }] });

/** Rows of the first sheet of a workbook. @throws Problem `request.malformed` */
export async function* xlsxRecords(bytes: Uint8Array): AsyncGenerator<SheetRecord> {
  const unpacked = Buffer.from(repacked(bytes));
  let rows: readonly (readonly unknown[])[];
  try {
    rows = await readSheet(unpacked, { trim: false });
  } catch (error) {
    throw unreadable('xlsx', `no workbook that can be read: ${(error as Error).message}`, `无法读取该工作簿：${(error as Error).message}`);
  }
  for (const [i, cells] of rows.entries()) yield { line: i + 1, cells: cells.map(cellOf) };
}

/** The same archive without compression and without its pictures. Each entry is given the room that it says it needs, and no more. */
function repacked(bytes: Uint8Array): Uint8Array {
  let size = 0;
  let files: Unzipped;
  try {
    files = unzipSync(bytes, { filter: ({ name, originalSize }) => /\.(xml|rels)$/.test(name) && (size += originalSize) <= largest });
  } catch {
    throw unreadable('xlsx', 'no XLSX workbook: save it as .xlsx, not as .xls', '不是 XLSX 工作簿：请另存为 .xlsx 格式，而不是 .xls');
  }
  if (size > largest) throw unreadable('too-large', `a workbook holds at most ${largest} bytes unpacked, this one ${size}: send it in parts`, `工作簿解压后最多 ${largest} 字节，现为 ${size} 字节，请分批提交`);
  return zipSync(files, { level: 0 });
}

/** A date of a sheet is midnight UTC of its day. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value as string);
}
