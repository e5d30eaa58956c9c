import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { departments } from './departments.ts';
import { matters } from './matters.ts';
import { regions } from './regions.ts';
import { csvTable, xlsxTable } from './tables.ts';
import { themes } from './themes.ts';

/** One JSON value per line, with a line feed after each, in the order given. */
export function jsonLines(rows: readonly unknown[]): string {
  return rows.map(row => `${JSON.stringify(row)}\n`).join('');
}

/** Writes departments, themes and matters into a directory, each as JSON Lines, CSV and XLSX; the same rows every time. */
export async function writeCatalogue(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const files = { departments: departments(), themes: themes(), matters: matters() };
  for (const [name, rows] of Object.entries(files) as [keyof typeof files, readonly object[]][]) {
    const file = path.join(directory, name);
    await Promise.all([writeFile(`${file}.jsonl`, jsonLines(rows)), writeFile(`${file}.csv`, csvTable(name, rows, 'zh')), writeFile(`${file}.xlsx`, xlsxTable(name, rows, 'zh'))]);
  }
}

/** Writes the division table as one JSON array, one division a line. */
export async function writeRegions(file: string): Promise<void> {
  const lines = regions().map(region => JSON.stringify(region));
  await writeFile(file, `[\n${lines.join(',\n')}\n]\n`);
}
