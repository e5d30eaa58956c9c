import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { headers } from '@nats-io/nats-core';
import { header, permits, tableFormats, type Actor, type ImportReport, type Matter } from '@counterless/contracts';
import { MovableClock, newId, type ProblemDetails } from '@counterless/kernel';
import { eventually, officer, operator, World } from '@counterless/testing';
import { csvTable, departments, jsonLines, matters, themes, xlsxTable } from '@counterless/tools/samples';
import { permitsService } from '../src/permits.module.ts';
import { migrations } from '../src/persistence/migrations.ts';

const clock = new MovableClock(new Date('2026-03-02T01:00:00Z'));
const row = (n: number, more: object = {}) => ({ code: `D${String(n).padStart(7, '0')}`, name: { zh: `第${n}办事处`, en: `Office ${n}` }, region: '330782', ...more });
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => row(from + i));

describe('an import in parts', () => {
  let world: World;
  const as = operator({ id: 'importer' });
  const add = async (importId: string, part: number, body: string | Uint8Array, options: { as?: Actor; type?: string; key?: string } = {}) => {
    const h = headers();
    h.set(header.contentType, options.type ?? tableFormats[0]);
    h.set(header.path, `importId=${importId}&part=${part}`);
    h.set(header.actor, JSON.stringify(options.as ?? as));
    h.set(header.idempotencyKey, options.key ?? newId());
    h.set(header.language, 'en');
    const reply = await world.nats.request(permits.addImportPart.subject, body, { timeout: 60_000, headers: h });
    const answer = reply.json<unknown>();
    return { report: answer as ImportReport, problem: answer as ProblemDetails };
  };
  const open = async () => (await world.ask(permits.openImport, { kind: 'departments' }, { as })).body.id;
  const publish = (importId: string, partial = false, by: Actor = as) => world.ask(permits.publishImport, { importId, partial }, { as: by, timeout: 120_000 });
  const held = async () => (await world.sql<{ n: number }>('permits', 'SELECT count(*)::int AS n FROM department'))[0]!.n;

  beforeAll(async () => {
    world = await World.start();
    await world.serve('permits', migrations, config => ({ ...permitsService(config), clock }));
  });
  afterAll(() => world?.stop());

  it('of a hundred thousand rows with three bad ones reports these and imports nothing, or all others', async () => {
    const id = await open();
    const all: object[] = rows(0, 100_000);
    all[2] = row(2, { region: '339999' });
    all[60_000] = row(60_000, { colour: 'red' });
    all[99_999] = row(99_998);
    const heap = process.memoryUsage().heapUsed;
    for (let part = 1; part <= 2; part++) {
      const { report } = await add(id, part, jsonLines(all.slice((part - 1) * 50_000, part * 50_000)));
      expect(report).toMatchObject({ rows: 50_000, imported: 0, faulty: part, faults: part === 1 ? [{ part, line: 3 }] : [{ part, line: 10_001 }, { part, line: 50_000 }] });
    }
    expect((await world.ask(permits.readImport, { importId: id }, { as })).body).toMatchObject({ status: 'open', parts: [{ part: 1, rows: 50_000, faulty: 1 }, { part: 2, rows: 50_000, faulty: 2 }] });
    const refused = await publish(id);
    expect(refused.problem.errors?.map(e => [e.path, e.code])).toEqual([['part 1 line 3: $.region', 'region'], ['part 2 line 10001: $.colour', 'unknown-field'], ['part 2 line 50000: $.code', 'repeated']]);
    expect(await held()).toBe(0);
    expect((await publish(id, true)).body).toMatchObject({ rows: 100_000, imported: 99_997, unchanged: 0, faulty: 3 });
    expect(await held()).toBe(99_997);
    // The test itself holds a hundred thousand rows; the service at most a part.
    expect(process.memoryUsage().heapUsed - heap).toBeLessThan(600_000_000);
    expect((await world.ask(permits.readImport, { importId: id }, { as })).body.status).toBe('published');
    expect((await world.sql('permits', 'SELECT 1 FROM catalogue_import_row LIMIT 1'))).toEqual([]);
  }, 120_000);

  it('of matters puts each as it was sent, in its place among its versions, and leaves what is there already', async () => {
    const send = async (kind: 'departments' | 'themes' | 'matters', parts: readonly (readonly object[])[]) => {
      const { id } = (await world.ask(permits.openImport, { kind }, { as })).body;
      for (const [i, part] of parts.entries()) await add(id, i + 1, jsonLines(part));
      return (await publish(id)).body;
    };
    expect(await send('departments', [departments()])).toMatchObject({ imported: 64 });
    expect(await send('themes', [themes()])).toMatchObject({ faulty: 0, imported: themes().length });
    const [first, second, third] = matters().slice(0, 3) as [Matter, Matter, Matter];
    expect(await send('matters', [[first], [second]])).toMatchObject({ imported: 2, unchanged: 0 });
    const later = { ...first, validFrom: '2027-01-01' };
    expect(await send('matters', [[third, later], [second]])).toMatchObject({ rows: 3, imported: 2, unchanged: 1 });
    for (const m of [first, second, third]) expect((await world.ask(permits.readMatter, { code: m.code })).text).toContain(JSON.stringify(m.form));
    const versions = await world.sql('permits', `SELECT code, version, valid_from::text AS from, valid_until::text AS until FROM matter_version ORDER BY code, version`);
    expect(versions).toEqual([
      { code: first.code, version: 1, from: first.validFrom, until: '2027-01-01' }, { code: first.code, version: 2, from: '2027-01-01', until: 'infinity' },
      ...[second, third].map(m => ({ code: m.code, version: 1, from: m.validFrom, until: 'infinity' })),
    ].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.version - b.version)));
  });

  it('of matters with three bad ones names these and no others in each format, and publishes the rest when it is asked to', async () => {
    const city = matters().slice(0, 1500).map(m => ({ ...m, code: `${m.code.slice(0, 5)}9${m.code.slice(6)}` }));
    const rows: object[] = [...city];
    rows[2] = { ...city[2], department: 'NOWHERE' };
    rows[700] = { ...city[700], legalPeriod: -1 };
    rows[1499] = { ...city[1499], code: city[1498]!.code };
    const third = (n: number) => rows.slice(n * 500, (n + 1) * 500);
    const parts = [[jsonLines(third(0)), 0], [csvTable('matters', third(1)), 1], [xlsxTable('matters', third(2)), 2]] as const;
    const { id } = (await world.ask(permits.openImport, { kind: 'matters' }, { as })).body;
    // What else is asked meanwhile is answered meanwhile, and does not wait until a table has been read.
    let [read, meanwhile] = [false, 0];
    const others = (async () => {
      for (; !read; meanwhile++) expect((await world.ask(permits.listThemes, {})).status).toBe(200);
    })();
    for (const [body, n] of parts) expect((await add(id, n + 1, body, { type: tableFormats[n] })).report).toMatchObject({ rows: 500, faulty: 1 });
    read = true;
    await others;
    expect(meanwhile).toBeGreaterThan(10);
    const refused = await publish(id);
    // The lines of a CSV are an editor's: a cell may take several.
    expect(refused.problem.errors?.map(e => [e.path.replace(/line \d+/, 'line'), e.code])).toEqual([['part 1 line: $.department', 'department'], ['part 2 line: $.legalPeriod', 'range'], ['part 3 line: $.code', 'repeated']]);
    expect(await world.sql('permits', 'SELECT 1 FROM matter_version WHERE code = $1', [city[0]!.code])).toEqual([]);
    expect((await publish(id, true)).body).toMatchObject({ rows: 1500, imported: 1497, unchanged: 0, faulty: 3, faults: [{ part: 1, line: 3 }, { part: 2 }, { part: 3, line: 501 }] });
    expect(await world.sql('permits', 'SELECT count(*)::int AS n FROM matter_version WHERE code = ANY($1)', [city.map(m => m.code)])).toEqual([{ n: 1497 }]);
  }, 120_000);

  it('takes a part again in the place of the first, in any format, and finds a code that stands in two parts', async () => {
    const id = await open();
    await add(id, 1, jsonLines([row(200_000), row(200_001, { region: 'x' })]));
    await add(id, 2, csvTable('departments', [row(200_000), row(200_002)]), { type: tableFormats[1] });
    expect((await publish(id)).problem.errors?.map(e => e.path)).toEqual(['part 1 line 2: $.region', 'part 2 line 2: $.code']);
    await add(id, 1, jsonLines([row(200_001)]));
    expect((await publish(id)).body).toMatchObject({ rows: 3, imported: 3, faulty: 0 });
    expect((await add(id, 3, jsonLines([row(1)]))).problem.code).toBe('catalogue-import.not-open');
    expect((await publish(id)).problem.code).toBe('catalogue-import.not-open');
  });

  it('is published once when two ask at the same time', async () => {
    const id = await open();
    await add(id, 1, jsonLines(rows(300_000, 300_200)));
    const answers = await Promise.all([publish(id), publish(id)]);
    expect(answers.map(a => a.status).sort()).toEqual([200, 409]);
  });

  it('belongs to who opened it', async () => {
    const id = await open();
    const other = operator({ id: 'somebody-else' });
    expect((await add(id, 1, jsonLines([row(1)]), { as: other })).problem.code).toBe('catalogue-import.not-found');
    expect((await publish(id, false, other)).problem.code).toBe('catalogue-import.not-found');
    expect((await world.ask(permits.readImport, { importId: id }, { as: other })).problem.code).toBe('catalogue-import.not-found');
    expect((await world.ask(permits.openImport, { kind: 'matters' }, { as: officer('330782', ['clerk']) })).problem.code).toBe('auth.actor-refused');
  });

  it('is dropped when nobody has published it within a week', async () => {
    const id = await open();
    await add(id, 1, jsonLines([row(400_000)]));
    clock.moveTo(new Date(clock.now().getTime() + 7 * 24 * 3_600_000 + 1000));
    await eventually('the end', async () => (await world.ask(permits.readImport, { importId: id }, { as })).body.status === 'dropped');
    expect((await publish(id)).problem.code).toBe('catalogue-import.not-open');
  });
});
