import { tokenOf } from '../../src/platform/accounts.ts';
import { departments, jsonLines, matters, themes } from '../../src/samples/index.ts';
import type { Town } from './town.ts';

/** Brings some matters of the sample catalogue, and what they refer to, to the town. */
export async function offer(town: Town, wanted: (code: string) => boolean): Promise<void> {
  const offered = matters().filter(m => wanted(m.code));
  const offices = new Set(offered.flatMap(m => [m.department, ...m.stages.map(s => s.department)]));
  const operator = await tokenOf(town.rest, 'operator', 'permits:catalogue');
  const send = (kind: string, rows: readonly object[]) => town.rest.ok('POST', `/v1/permits/catalogue/import?kind=${kind}`, { token: operator, body: jsonLines(rows) });
  await send('departments', departments().filter(d => offices.has(d.code)));
  await send('themes', themes());
  await send('matters', offered);
}
