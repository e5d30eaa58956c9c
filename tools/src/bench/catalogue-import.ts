import { readFileSync } from 'node:fs';
import pg from 'pg';
import { permits, tableFormats, type ImportReport, type ImportView } from '@counterless/contracts';
import { tokenOf } from '../platform/accounts.ts';
import { jsonLines } from '../samples/catalogue.ts';
import { departments } from '../samples/departments.ts';
import { matters } from '../samples/matters.ts';
import { regions } from '../samples/regions.ts';
import { csvTable, xlsxTable } from '../samples/tables.ts';
import { REGION, type Matter } from '../samples/types.ts';
import { median } from './load.ts';
import { signedIn } from './measures.ts';
import type { Bench, Measured, Round } from './types.ts';

const many = 100_000;
const floorSeconds = 90;
/** Rows of a part that stays below 8 MB, of a workbook below 64 MB unpacked. */
const formats = [
  { type: tableFormats[0], rows: 3_000, write: (rows: readonly object[]) => jsonLines(rows) },
  { type: tableFormats[1], rows: 3_600, write: (rows: readonly object[]) => csvTable('matters', rows) },
  { type: tableFormats[2], rows: 20_000, write: (rows: readonly object[]) => xlsxTable('matters', rows) },
] as const;

/** A hundred thousand matters of counties that perf-6 does not know, each with the county's name in its title; three of them are faulty. */
class Table {
  readonly #matters = matters();
  readonly places = regions().filter(r => !r.code.endsWith('00') && r.code !== REGION).slice(-Math.ceil(many / this.#matters.length));
  readonly faulty = [[2, 'department'], [60_000, 'range'], [many - 1, 'repeated']] as const;

  offices(): object[] {
    return this.places.flatMap(({ code }) => departments().map(d => ({ ...d, code: `${d.code}${code}`, region: code })));
  }

  #good(n: number): Matter {
    const m = this.#matters[n % this.#matters.length]!;
    const { code, name } = this.places[Math.floor(n / this.#matters.length)]!;
    return {
      ...m, code: `${m.code.slice(0, 12)}${code}${m.code.slice(18)}`, region: code, department: `${m.department}${code}`,
      title: { zh: `${m.title.zh}（${name}）`, en: `${m.title.en} (${code})` }, stages: m.stages.map(s => ({ ...s, department: `${s.department}${code}` })),
    };
  }

  row(n: number): object {
    const good = this.#good(n);
    if (n === 2) return { ...good, department: 'NOWHERE' };
    if (n === 60_000) return { ...good, legalPeriod: -1 };
    return n === many - 1 ? { ...good, code: this.#good(n - 1).code } : good;
  }
}

/** A hundred thousand matters with three faulty ones, through the gateway: reported exactly, refused as a whole, then published without the three. */
export async function import1(bench: Bench): Promise<Measured> {
  const table = new Table();
  const token = await tokenOf(bench.rest, 'operator', 'permits:catalogue');
  await bench.rest.ok<ImportReport>('POST', '/v1/permits/catalogue/import?kind=departments', { token, body: jsonLines(table.offices()), timeoutMs: 60_000 });
  const rounds: Round[] = [];
  const notes: string[] = [];
  for (const format of formats) {
    // A token lasts for ten minutes, and on a busy machine one format may take most of them.
    const others = new Others(await signedIn(bench));
    const { seconds, parts, longest } = await once(bench, table, format, await tokenOf(bench.rest, 'operator', 'permits:catalogue'));
    rounds.push({ value: seconds, baseline: floorSeconds });
    notes.push(`${format.type.split(/[./]/).at(-1)!}: ${seconds.toFixed(0)} s in ${parts} parts, the longest ${longest.toFixed(1)} s, others' reads meanwhile ${await others.end()}`);
    await clear(bench, table);
  }
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${bench.platform.services.pid('permits')}/status`, 'utf8'))![1];
  return { unit: 's', against: `the floor of ${floorSeconds} s`, rounds, note: `${notes.join('; ')}; permits held ${(Number(peak) / 1024).toFixed(0)} MB at most` };
}

async function once({ rest }: Bench, table: Table, { type, rows, write }: (typeof formats)[number], token: string): Promise<{ seconds: number; parts: number; longest: number }> {
  const send = <T>(path: string, body: unknown, headers: Record<string, string> = {}) => rest.call<T>('POST', path, { token, body, headers: { 'accept-language': 'en', ...headers }, timeoutMs: permits.publishImport.deadline });
  const { id } = (await send<ImportView>('/v1/permits/catalogue/imports', { kind: 'matters' })).body;
  const told: string[] = [];
  const times: number[] = [];
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    times.push((performance.now() - started) / 1000);
    return result;
  };
  for (let from = 0; from < many; from += rows) {
    const text = write(Array.from({ length: Math.min(rows, many - from) }, (_, i) => table.row(from + i)));
    const { status, body } = await timed(() => send<ImportReport>(`/v1/permits/catalogue/imports/${id}/parts/${times.length + 1}`, text, { 'content-type': type }));
    if (status !== 200) throw new Error(`a part was answered ${status}: ${JSON.stringify(body)}`);
    told.push(...body.faults.map(f => f.code));
  }
  const [parts, longest] = [times.length, Math.max(...times)];
  const refused = await timed(() => send<{ code?: string }>(`/v1/permits/catalogue/imports/${id}/publish`, {}));
  const { body } = await timed(() => send<ImportReport>(`/v1/permits/catalogue/imports/${id}/publish`, { partial: true }));
  const faults = body.faults.map(f => f.code);
  const wanted = table.faulty.map(([, code]) => code);
  if (refused.body.code !== 'catalogue.rows-faulty' || body.imported !== many - wanted.length || String(faults) !== String(wanted) || String(told) !== String(wanted)) {
    throw new Error(`not what was sent: ${JSON.stringify({ refused: refused.body.code, ...body, faults, told })}`);
  }
  return { seconds: times.reduce((sum, t) => sum + t, 0), parts, longest };
}

/** Somebody who reads a pass again and again. */
class Others {
  #on = true;
  readonly #times: number[] = [];
  readonly #reading: Promise<void>;

  constructor(bench: Bench) {
    this.#reading = (async () => {
      for (let n = 0; this.#on; n++) {
        const started = performance.now();
        await bench.rest.ok('GET', `/v1/permits/passes/${bench.passes[n % bench.passes.length]!}`, { token: bench.person });
        this.#times.push(performance.now() - started);
        await new Promise(resolve => setTimeout(resolve, 10));
      }
    })();
  }

  async end(): Promise<string> {
    this.#on = false;
    await this.#reading;
    const sorted = this.#times.sort((a, b) => a - b);
    return `${median(sorted).toFixed(0)} ms, 99th percentile ${sorted[Math.floor(sorted.length * 0.99)]!.toFixed(0)}, the longest ${sorted.at(-1)!.toFixed(0)}`;
  }
}

/** The catalogue as it was. */
async function clear(bench: Bench, { places }: Table): Promise<void> {
  const url = new URL(bench.adminUrl);
  url.pathname = '/permits';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query('DELETE FROM matter_version WHERE region = ANY($1)', [places.map(p => p.code)]);
    await client.query('VACUUM (ANALYZE) matter_version');
  } finally {
    await client.end();
  }
}
