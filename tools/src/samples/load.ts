import { permits, type DepartmentList, type ImportCatalogue, type ImportReport, type ThemeList } from '@counterless/contracts';
import type { Rest } from '../stories/rest.ts';
import { departments } from './departments.ts';
import { MATTER_COUNT, matters } from './matters.ts';
import { themes } from './themes.ts';

/** Bytes of one request: below what the gateway and NATS let through. */
const largest = 7_500_000;

/**
 * Brings the sample city's catalogue to the platform through its REST side. Departments come first, for matters refer to them; each
 * request is imported whole or not at all. Where the counts say that all is there, nothing is made and nothing sent.
 * @param say told what is being done, for people to read
 */
export async function loadCatalogue(rest: Rest, token: string, say: (text: string) => void): Promise<{ imported: number; unchanged: number }> {
  const there = await held(rest);
  if (there.themes >= themes().length && there.departments >= departments().length && there.matters >= MATTER_COUNT) {
    return { imported: 0, unchanged: there.departments + there.themes + there.matters };
  }
  const total = { imported: 0, unchanged: 0 };
  const send = async (kind: ImportCatalogue['kind'], rows: readonly unknown[]) => {
    for (const body of requestsOf(rows)) {
      const report = await rest.ok<ImportReport>('POST', `${permits.importCatalogue.http!.path}?kind=${kind}`, { token, body, timeoutMs: permits.importCatalogue.deadline });
      total.imported += report.imported;
      total.unchanged += report.unchanged;
    }
    say(`${rows.length} ${kind}`);
  };
  await send('departments', departments());
  await send('themes', themes());
  await send('matters', matters());
  return total;
}

async function held(rest: Rest): Promise<{ departments: number; themes: number; matters: number }> {
  const [d, t] = await Promise.all([rest.ok<DepartmentList>('GET', permits.listDepartments.http!.path), rest.ok<ThemeList>('GET', permits.listThemes.http!.path)]);
  return { departments: d.items.length, themes: t.items.length, matters: d.items.reduce((sum, department) => sum + department.matters, 0) };
}

/** JSON Lines in as few texts as fit. */
function requestsOf(rows: readonly unknown[]): string[] {
  const requests: string[][] = [[]];
  let size = 0;
  for (const row of rows) {
    const line = `${JSON.stringify(row)}\n`;
    const length = Buffer.byteLength(line);
    if (size + length > largest) {
      requests.push([]);
      size = 0;
    }
    requests.at(-1)!.push(line);
    size += length;
  }
  return requests.map(lines => lines.join(''));
}
