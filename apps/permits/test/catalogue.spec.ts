import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { headers } from '@nats-io/nats-core';
import { header, permits, tableFormats, type Actor, type ImportReport } from '@counterless/contracts';
import { MovableClock, newId, type ProblemDetails } from '@counterless/kernel';
import { eventually, officer, operator, person, World } from '@counterless/testing';
import { csvTable, departments, jsonLines, matters, themes, xlsxTable } from '@counterless/tools/samples';
import { permitsService } from '../src/permits.module.ts';
import { migrations } from '../src/persistence/migrations.ts';

const clock = new MovableClock(new Date('2026-03-02T01:00:00Z'));
const all = matters();
const sample = all[0]!;
const digits = (n: number, width: number) => String(n).padStart(width, '0');
/** A matter that nothing else in this file has, filed under a department of the tests. */
const matter = (n: number, more: object = {}) => ({ ...sample, code: `TEST${digits(n, 8)}`, department: 'TEST', stages: [{ name: sample.stages[0]!.name, department: 'TEST', order: 1 }], themes: ['transport'], ...more });

describe('the catalogue', () => {
  let world: World;
  const send = async (kind: string, rows: readonly unknown[] | string | Uint8Array, options: { query?: string; as?: Actor; key?: string; language?: string; type?: string } = {}) => {
    const h = headers();
    h.set(header.contentType, options.type ?? tableFormats[0]);
    h.set(header.query, `kind=${kind}${options.query ?? ''}`);
    h.set(header.actor, JSON.stringify(options.as ?? operator()));
    h.set(header.idempotencyKey, options.key ?? newId());
    h.set(header.language, options.language ?? 'en');
    const reply = await world.nats.request(permits.importCatalogue.subject, typeof rows === 'string' || rows instanceof Uint8Array ? rows : jsonLines(rows as readonly unknown[]), { timeout: 60_000, headers: h });
    const body = reply.json<unknown>();
    return { status: Number(reply.headers?.get(header.status)), report: body as ImportReport, problem: body as ProblemDetails };
  };
  const read = (code: string) => world.ask(permits.readMatter, { code });
  const codesOf = (list: { items: readonly { code: string }[] }) => list.items.map(m => m.code);

  beforeAll(async () => {
    world = await World.start();
    await world.serve('permits', migrations, config => ({ ...permitsService(config), clock }));
    await send('departments', [...departments(), { code: 'TEST', name: { zh: '测试局', en: 'Test Bureau' }, region: '330782' }]);
    await send('themes', themes());
  });
  afterAll(() => world?.stop());

  it('imports the matters of a city, and nothing when they are sent again', async () => {
    const heard = world.listen(permits.mattersChanged);
    const half = all.length / 2;
    for (const rows of [all.slice(0, half), all.slice(half)]) {
      expect((await send('matters', rows)).report).toEqual({ rows: rows.length, imported: rows.length, unchanged: 0, faulty: 0, faults: [], unlisted: 0 });
    }
    await eventually('the facts', () => heard.flatMap(f => f.data.codes).length === all.length, 30_000);
    expect(heard.every(f => f.data.codes.length <= 1000)).toBe(true);
    const facts = heard.length;
    // The same row with its fields in another order is the same row.
    const turned = all.slice(0, 100).map(m => Object.fromEntries(Object.entries(m).reverse()));
    expect((await send('matters', turned)).report).toMatchObject({ imported: 0, unchanged: 100, faulty: 0 });
    const listed = await world.ask(permits.listDepartments, {});
    expect(listed.body.items.reduce((sum, d) => sum + d.matters, 0)).toBe(all.length);
    expect(listed.body.items.find(d => d.code === 'JTYS')).toEqual({ code: 'JTYS', name: { zh: '交通运输局', en: 'Transport Bureau' }, region: '330782', matters: all.filter(m => m.department === 'JTYS').length });
    expect((await world.ask(permits.listThemes, {})).body.items).toEqual(themes());
    expect(await read(sample.code)).toMatchObject({ status: 200, version: 1, body: sample });
    expect((await world.sql('permits', `SELECT count(*)::int AS n FROM outbox WHERE subject = 'permits.matters.changed.v1' AND published_at IS NULL`))[0]).toEqual({ n: 0 });
    expect(heard).toHaveLength(facts);
  }, 120_000);

  it('reports every faulty row by line and path, and imports nothing', async () => {
    const rows: unknown[] = Array.from({ length: 1000 }, (_, i) => matter(1000 + i));
    rows[2] = { ...matter(1002), department: 'NOWHERE' };
    rows[499] = { ...matter(1499), legalPeriod: 'soon', colour: 'red' };
    rows[999] = { ...matter(1999), form: { type: 'object', properties: { a: { type: 'string', pattern: '^(a+)+$' }, b: { type: 'text' } } } };
    const refused = await send('matters', rows);
    expect(refused.status).toBe(422);
    expect(refused.problem).toMatchObject({ code: 'catalogue.rows-faulty', detail: '3 rows are faulty' });
    expect(refused.problem.errors?.map(e => [e.path, e.code])).toEqual([
      ['line 3: $.department', 'department'], ['line 500: $.colour', 'unknown-field'], ['line 500: $.legalPeriod', 'type'], ['line 1000: $.form.properties.a.pattern', 'pattern'],
    ]);
    expect((await read('TEST00001000')).status).toBe(404);

    const reported = await send('matters', rows, { query: '&dryRun=true&partial=true', language: 'zh' });
    expect(reported.report).toMatchObject({ rows: 1000, imported: 997, faulty: 3, faults: [{ line: 3, path: '$.department', message: '没有编码为 NOWHERE 的部门' }, {}, {}, {}] });
    expect((await read('TEST00001000')).status).toBe(404);

    expect((await send('matters', rows, { query: '&partial=true' })).report).toMatchObject({ rows: 1000, imported: 997, unchanged: 0, faulty: 3 });
    expect((await read('TEST00001000')).status).toBe(200);
    expect((await read('TEST00001002')).status).toBe(404);
  });

  it.each<[string, string, string, string]>([
    ['no JSON', '{"code":', '$', 'json'],
    ['no object', '[1]', '$', 'type'],
    ['a prototype', `${JSON.stringify(matter(1)).slice(0, -1)},"__proto__":{"a":1}}`, '$', 'forbidden-key'],
    ['ten thousand levels', '['.repeat(10_000), '$', 'depth'],
    ['a code twice', jsonLines([matter(2), matter(2)]), '$.code', 'repeated'],
    ['an unsound schema', JSON.stringify(matter(3, { form: { type: 'object', properties: { b: { type: 'text' } } } })), '$.form.properties.b.type', 'schema'],
    ['a missing field', JSON.stringify({ ...matter(4), stages: undefined }), '$.stages', 'required'],
    ['a fault deep inside', JSON.stringify(matter(5, { materials: [{ ...sample.materials[0], name: { zh: '表' } }] })), '$.materials[0].name.en', 'required'],
    ['an unknown region', JSON.stringify(matter(6, { region: '339999' })), '$.region', 'region'],
  ])('refuses %s', async (_name, text, path, code) => {
    const { status, problem } = await send('matters', `\n${text}`);
    expect(status).toBe(422);
    expect(problem.errors).toContainEqual(expect.objectContaining({ path: `line ${code === 'repeated' ? 3 : 2}: ${path}`, code }));
  });

  it('reads CSV and XLSX, and reports their rows the same way', async () => {
    const [, csv, xlsx] = tableFormats;
    const rows = [matter(80), matter(81, { department: 'NOWHERE' }), matter(82, { legalPeriod: 5, promisedPeriod: 9, kind: 'promised' })];
    const tables = [[csv, csvTable('matters', rows, 'zh')], [xlsx, xlsxTable('matters', rows)]] as const;
    // A cell that lists the materials takes several lines of a CSV file, and one row of a sheet.
    for (const [i, [type, body]] of tables.entries()) {
      const lines = i === 0 ? [2 + sample.materials.length, 2 + 2 * sample.materials.length] : [3, 4];
      expect((await send('matters', body, { type })).problem.errors?.map(e => [e.path, e.code])).toEqual([[`line ${lines[0]}: $.department`, 'department'], [`line ${lines[1]}: $.promisedPeriod`, 'longer-than-legal']]);
    }
    expect((await read('TEST00000080')).status).toBe(404);
    for (const [i, [type, body]] of tables.entries()) {
      expect((await send('matters', body, { type, query: '&partial=true' })).report).toMatchObject({ rows: 3, imported: 1 - i, unchanged: i, faulty: 2 });
    }
    expect((await read('TEST00000080')).body).toEqual(JSON.parse(JSON.stringify(rows[0])));
    const gbk = await send('departments', Buffer.from([0x63, 0xce, 0xf1, 0x0a]), { type: csv });
    expect([gbk.status, gbk.problem.errors?.[0]?.code]).toEqual([400, 'utf-8']);
    expect((await send('departments', 'PK', { type: xlsx })).problem.errors?.[0]?.code).toBe('xlsx');
    expect((await send('departments', '\n', { type: csv })).report).toMatchObject({ rows: 0, imported: 0 });
  });

  it('gives a table to start from, which it reads itself', async () => {
    const { text, headers: h } = await world.ask(permits.readImportSample, { kind: 'matters' });
    expect(h[header.contentType]).toBe('text/csv');
    expect((await send('matters', text, { type: tableFormats[1] })).report).toMatchObject({ rows: 3, unchanged: 3, imported: 0, faulty: 0 });
    for (const kind of ['departments', 'themes'] as const) expect((await send(kind, (await world.ask(permits.readImportSample, { kind })).text, { type: tableFormats[1] })).report).toMatchObject({ rows: 3, unchanged: 3 });
  });

  it('lists ten thousand faults and counts the others', async () => {
    const { report } = await send('departments', '{}\n'.repeat(5000), { query: '&partial=true' });
    expect(report).toMatchObject({ rows: 5000, imported: 0, faulty: 5000, unlisted: 5000 });
    expect(report.faults).toHaveLength(10_000);
  });

  it('answers a repeated request with the first report', async () => {
    const key = newId();
    const as = operator({ id: 'repeats' });
    const first = await send('matters', [matter(20)], { key, as });
    expect(first.report).toMatchObject({ imported: 1 });
    expect((await send('matters', [matter(20)], { key, as })).report).toEqual(first.report);
    expect((await send('matters', [matter(21)], { key, as })).problem.code).toBe('idempotency.key-reused');
  });

  it('imports the same rows once when they are sent at the same time', async () => {
    await world.serve('permits', migrations, config => ({ ...permitsService(config), clock }));
    const rows = Array.from({ length: 200 }, (_, i) => matter(3000 + i));
    const reports = await Promise.all(Array.from({ length: 6 }, () => send('matters', rows)));
    expect(reports.map(r => r.status)).toEqual(Array(6).fill(200));
    expect(reports.reduce((sum, r) => sum + r.report.imported, 0)).toBe(200);
    expect(await world.sql('permits', `SELECT DISTINCT version FROM matter_version WHERE code BETWEEN 'TEST00003000' AND 'TEST00003199'`)).toEqual([{ version: 1 }]);
  });

  it('shows a version from its first day in China on, without anything being done', async () => {
    const entry = (more: object) => matter(40, more);
    await send('matters', [entry({ legalPeriod: 20, promisedPeriod: 10 })]);
    await send('matters', [entry({ validFrom: '2026-03-10', promisedPeriod: 3, legalPeriod: 20 })]);
    await send('matters', [matter(41, { validFrom: '2026-03-10' })]);
    expect(await read('TEST00000040')).toMatchObject({ version: 1, body: { promisedPeriod: 10 } });
    expect((await read('TEST00000041')).status).toBe(404);
    // A correction of today's entry leaves the one of the tenth alone.
    await send('matters', [entry({ legalPeriod: 20, promisedPeriod: 9 })]);
    expect(await read('TEST00000040')).toMatchObject({ version: 3, body: { promisedPeriod: 9 } });
    const before = clock.now();
    clock.moveTo(new Date('2026-03-09T15:59:59.999Z'));
    expect(await read('TEST00000040')).toMatchObject({ version: 3 });
    clock.moveTo(new Date('2026-03-09T16:00:00Z'));
    expect(await read('TEST00000040')).toMatchObject({ version: 2, body: { promisedPeriod: 3 } });
    expect(await read('TEST00000041')).toMatchObject({ status: 200, version: 1 });
    clock.moveTo(before);
    // What is there already stays as it is when it comes again, whichever version it is.
    expect((await send('matters', [entry({ validFrom: '2026-03-10', promisedPeriod: 3, legalPeriod: 20 })])).report).toMatchObject({ unchanged: 1 });
  });

  it('filters by department, theme, audience and kind', async () => {
    const list = async (query: object) => (await world.ask(permits.listMatters, { limit: 200, ...query })).body;
    const wanted = (keep: (m: (typeof all)[number]) => boolean) => all.filter(keep).map(m => m.code).sort().slice(0, 200);
    expect(codesOf(await list({ department: 'GA', kind: 'immediate' }))).toEqual(wanted(m => m.department === 'GA' && m.kind === 'immediate'));
    expect(codesOf(await list({ department: 'JTYS', audience: 'person' }))).toEqual(wanted(m => m.department === 'JTYS' && m.audience !== 'enterprise'));
    expect(codesOf(await list({ department: 'JTYS', audience: 'enterprise', theme: 'transport', kind: 'promised' }))).toEqual(
      wanted(m => m.department === 'JTYS' && m.audience !== 'person' && m.themes.includes('transport') && m.kind === 'promised'));
    expect(codesOf(await list({ theme: 'marriage' }))).toEqual(wanted(m => m.themes.includes('marriage')));
    expect(await list({ theme: 'nothing' })).toEqual({ items: [], next: null });
    expect((await world.ask(permits.listMatters, { cursor: 'aa__' })).problem.errors?.[0]).toMatchObject({ path: '$.cursor' });
  });

  it('goes through a list once although matters are added meanwhile', async () => {
    const department = 'PAGE';
    await send('departments', [{ code: department, name: { zh: '页', en: 'Page' }, region: '330782' }]);
    const rows = Array.from({ length: 25 }, (_, i) => matter(5000 + 2 * i, { department }));
    await send('matters', rows);
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let turn = 0; ; turn++) {
      const { body } = await world.ask(permits.listMatters, { department, limit: 10, ...(cursor && { cursor }) });
      seen.push(...codesOf(body));
      await send('matters', [matter(4990 + turn, { department })]);
      if (!body.next) break;
      cursor = body.next;
    }
    expect(seen).toEqual(rows.map(r => r.code));
  });

  it('lets the head of an office import for their own region only', async () => {
    const head = officer('330782', ['head']);
    expect((await send('matters', [matter(60)], { as: officer('330782', ['clerk']) })).problem.code).toBe('auth.actor-refused');
    expect((await send('matters', [matter(60)], { as: person() })).problem.code).toBe('auth.actor-refused');
    expect((await send('matters', [matter(60)], { as: head })).report).toMatchObject({ imported: 1 });
    expect((await send('themes', [{ code: 'mine', name: { zh: '我', en: 'Mine' } }], { as: head })).problem.errors?.[0]).toMatchObject({ code: 'operators-only' });
    const elsewhere = { code: 'HZ', name: { zh: '杭州', en: 'Hangzhou' }, region: '330100' };
    expect((await send('departments', [elsewhere], { as: head })).problem.errors?.[0]).toMatchObject({ path: 'line 1: $.region', code: 'other-region' });
    expect((await send('departments', [elsewhere])).report).toMatchObject({ imported: 1 });
    // Nor may they take what is there under the same code.
    const taken = await send('departments', [{ ...elsewhere, region: '330782' }], { as: head });
    expect(taken.problem.errors?.[0]).toMatchObject({ path: 'line 1: $.code', code: 'other-region' });
    const stranger = await send('matters', [matter(60, { promisedPeriod: 1, legalPeriod: 1 })], { as: officer('330100', ['head']) });
    expect(stranger.problem.errors?.[0]).toMatchObject({ path: 'line 1: $.region', code: 'other-region' });
  });
});
