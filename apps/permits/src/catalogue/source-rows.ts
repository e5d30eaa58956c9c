import { general, tableFormats } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { readJsonText, type Content } from '@counterless/platform';
import type { CatalogueKind } from '../ports/catalogue.ts';
import { ofLine } from './catalogue-messages.ts';
import { csvRecords } from './csv-records.ts';
import type { SourceRow } from './source-row.ts';
import { sheetRows } from './sheet-rows.ts';
import { textOf } from './table-text.ts';
import { xlsxRecords } from './xlsx-records.ts';

const [jsonLines, csv] = tableFormats;

/** The rows of a table in any of its formats, one after the other. @throws Problem `request.malformed` where it cannot be read as a whole */
export function sourceRows(kind: CatalogueKind, content: Content): Iterable<SourceRow> | AsyncIterable<SourceRow> {
  const [type = '', ...parameters] = content.type.split(';').map(part => part.trim().toLowerCase());
  const charset = parameters.find(p => p.startsWith('charset='))?.slice('charset='.length).replaceAll('"', '');
  if (type === jsonLines) return jsonRows(textOf(content.bytes, charset));
  if (type === csv) return sheetRows(kind, csvRecords(textOf(content.bytes, charset)));
  if (type === tableFormats[2]) return sheetRows(kind, xlsxRecords(content.bytes));
  throw new Problem(general.mediaType, { detail: { en: `send ${tableFormats.join(' or ')}`, zh: `请以 ${tableFormats.join(' 或 ')} 提交` } });
}

function* jsonRows(text: string): Generator<SourceRow> {
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const source = text.slice(start, end < 0 ? text.length : end).trim();
    start = end < 0 ? text.length : end + 1;
    line++;
    if (source !== '') yield jsonRow(line, source);
  }
}

function jsonRow(line: number, source: string): SourceRow {
  try {
    return { line, plain: readJsonText(source) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { line, faults: error.faults.map(ofLine) };
  }
}
