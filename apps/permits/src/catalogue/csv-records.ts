import { Readable } from 'node:stream';
import { CsvError, parse, type Info } from 'csv-parse';
import type { Fault } from '@counterless/kernel';
import type { SheetRecord } from './source-row.ts';

/** A form in one cell is the longest that a record holds. */
const longest = 400_000;

const broken = (message: string): Fault => ({
  path: '$', code: 'csv', message: { en: `no CSV from here on, check the quotation marks: ${message}`, zh: `自此处起不是有效的 CSV，请检查引号：${message}` },
});

/** Records of a CSV (RFC 4180, commas), each with the line on which it starts. After a fault that leaves no way to tell records apart it ends. */
export async function* csvRecords(text: string): AsyncGenerator<SheetRecord> {
  const parser = Readable.from([text]).pipe(parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: longest }));
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      yield { line: info.lines - record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0), cells: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines']);
    yield { line: Number.isInteger(line) && line > 0 ? line : 1, faults: [broken(error.message)] };
  } finally {
    parser.destroy();
  }
}
