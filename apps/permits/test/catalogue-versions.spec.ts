import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { headers } from '@nats-io/nats-core';
import { header, permits, tableFormats, type Actor, type ImportReport } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import type { RunningService } from '@counterless/platform';
import { eventually, officer, operator, World } from '@counterless/testing';
import { departments, jsonLines, matters, themes } from '@counterless/tools/samples';
import { permitsService } from '../src/permits.module.ts';
import { migrations } from '../src/persistence/migrations.ts';
import { Catalogue } from '../src/ports/catalogue.ts';

const clock = new MovableClock(new Date('2026-03-02T01:00:00Z'));
const matter = (n: number, more: object = {}) => ({ ...matters()[0]!, code: `TEST${String(n).padStart(8, '0')}`, ...more });

describe('the versions of a matter', () => {
  let world: World;
  let service: RunningService;
  const send = async (kind: string, rows: readonly unknown[]): Promise<{ report: ImportReport }> => {
    const h = headers();
    h.set(header.contentType, tableFormats[0]);
    h.set(header.query, `kind=${kind}`);
    h.set(header.actor, JSON.stringify(operator()));
    h.set(header.idempotencyKey, newId());
    return { report: (await world.nats.request(permits.importCatalogue.subject, jsonLines(rows), { timeout: 60_000, headers: h })).json() };
  };

  beforeAll(async () => {
    world = await World.start();
    service = await world.serve('permits', migrations, config => ({ ...permitsService(config), clock }));
    await send('departments', departments());
    await send('themes', themes());
  });
  afterAll(() => world?.stop());

  it('gives a case the version of a day, and later the same version again', async () => {
    const catalogue = service.app.get(Catalogue);
    const certificate = { name: { zh: '道路运输证', en: 'Road transport certificate' }, validMonths: 12, renewable: true };
    await send('matters', [matter(45, { certificate, effect: 'issue', supplementPeriod: 5 })]);
    await send('matters', [matter(45, { validFrom: '2026-04-01' })]);
    const taken = await catalogue.versionOf('TEST00000045', '2026-03-31');
    expect(taken).toMatchObject({ code: 'TEST00000045', version: 1, from: '2020-01-01', until: '2026-04-01', entry: { certificate, effect: 'issue', supplementPeriod: 5 } });
    expect(await catalogue.versionOf('TEST00000045', '2026-04-01')).toMatchObject({ version: 2, from: '2026-04-01', until: undefined });
    expect(await catalogue.version('TEST00000045', 1)).toEqual(taken);
    expect(await catalogue.versionOf('TEST00000045', '2019-12-31')).toBeUndefined();
    expect(await catalogue.version('TEST00000045', 3)).toBeUndefined();
  });

  it('takes a matter off on a day; cases keep their version, and a later version offers it again', async () => {
    const catalogue = service.app.get(Catalogue);
    const retireOn = (from: string, code: string, as: Actor = operator()) => world.ask(permits.retireMatter, { code, from, reason: '并入其他事项' }, { as });
    await send('matters', [matter(90)]);
    await send('matters', [matter(90, { validFrom: '2026-06-01' })]);
    expect((await retireOn('2026-03-01', 'TEST00000090')).problem.code).toBe('matter.retires-in-past');
    expect((await retireOn('2026-03-20', 'TEST00009999')).problem.code).toBe('matter.not-found');
    expect((await retireOn('2026-03-20', 'TEST00000090', officer('330100', ['head']))).problem.code).toBe('officer.other-region');
    expect((await retireOn('2026-03-20', 'TEST00000090', officer('330782', ['clerk']))).problem.code).toBe('auth.actor-refused');
    const heard = world.listen(permits.mattersChanged);
    expect((await retireOn('2026-03-20', 'TEST00000090', officer('330782', ['head']))).body).toEqual({ code: 'TEST00000090', from: '2026-03-20' });
    await eventually('the fact', () => heard.some(f => f.data.codes.includes('TEST00000090')));
    expect(await catalogue.versionOf('TEST00000090', '2026-03-19')).toMatchObject({ version: 1, until: '2026-03-20' });
    expect(await catalogue.versionOf('TEST00000090', '2026-03-20')).toBeUndefined();
    expect(await catalogue.versionOf('TEST00000090', '2026-06-01')).toBeUndefined();
    expect(await catalogue.version('TEST00000090', 1)).toMatchObject({ entry: { code: 'TEST00000090' } });
    // The same rows once more do not bring it back.
    expect((await send('matters', [matter(90)])).report).toMatchObject({ unchanged: 1, imported: 0 });
    expect((await retireOn('2026-03-20', 'TEST00000090')).problem.code).toBe('matter.not-found');
    await send('matters', [matter(90, { validFrom: '2026-07-01' })]);
    expect(await catalogue.versionOf('TEST00000090', '2026-07-01')).toMatchObject({ version: 3, until: undefined });
  });
});
