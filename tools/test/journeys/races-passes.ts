import { randomUUID } from 'node:crypto';
import type { CheckpointView, ImportView, PassView } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { homeRegion, tokenOf } from '../../src/platform/accounts.ts';
import { caseMatter } from './races-cases.ts';
import type { Preparers } from './race-situation.ts';
import { newPlate, type Told, type Town } from './town.ts';

const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
const operator = (town: Town) => tokenOf(town.rest, 'operator', 'permits:policy permits:inspect permits:catalogue');

async function pass(town: Town, more: Parameters<Town['request']>[1] = {}): Promise<{ driver: Told; path: { passId: string } }> {
  const driver = await town.person();
  const made = await town.pass(driver, more);
  if (made.status !== 201) throw new Error(made.text);
  return { driver, path: { passId: made.body.id } };
}
/** A pass that an officer is to decide: its cargo is none that the policy decides. */
const waiting = (town: Town) => pass(town, { cargo: { kind: 'livestock', description: '生猪', tonnes: 3 } });
const granted = (town: Town) => pass(town);

async function sealed(town: Town): Promise<string> {
  const { driver, path } = await granted(town);
  return town.rest.until('the seal', async () => (await town.rest.ok<PassView>('GET', `/v1/permits/passes/${path.passId}`, { token: driver.token })).qr ?? undefined);
}
const checkpoint = async (town: Town) => (await town.rest.ok<CheckpointView>('POST', '/v1/permits/checkpoints', { token: await operator(town), body: post() })).id;
const post = () => ({ name: `检查站${randomUUID().slice(0, 8)}`, region: homeRegion, latitude: 29.3, longitude: 120.1 });
const decided = async (town: Town, made: { path: { passId: string } }) => ({ token: (await town.officer()).token, path: made.path, body: { reason: '已核实' } });

const departments = () => `${JSON.stringify({ code: `RC${randomUUID().slice(0, 6).toUpperCase()}`, name: { zh: '测试局', en: 'Test Bureau' }, region: homeRegion })}\n`;
const ndjson = { contentType: 'application/x-ndjson' };
async function opened(town: Town, parts: readonly string[] = []): Promise<{ token: string; path: { importId: string } }> {
  const token = await operator(town);
  const { id } = await town.rest.ok<ImportView>('POST', '/v1/permits/catalogue/imports', { token, body: { kind: 'departments' } });
  for (const [n, body] of parts.entries()) await town.rest.ok('POST', `/v1/permits/catalogue/imports/${id}/parts/${n + 1}`, { token, body });
  return { token, path: { importId: id } };
}

export const racePasses: Preparers = {
  'permits.pass.request.v1': async town => {
    const driver = await town.person();
    return { token: driver.token, body: town.request(driver), other: { body: town.request(driver, { plate: newPlate() }) } };
  },
  'permits.pass.withdraw.v1': async town => {
    const { driver, path } = await granted(town);
    return { token: driver.token, path };
  },
  'permits.pass.extend.v1': async town => {
    const { driver, path } = await granted(town);
    return { token: driver.token, path, body: { validUntil: hours(8), reason: '堵车' } };
  },
  'permits.pass.grant.v1': async town => decided(town, await waiting(town)),
  'permits.pass.refuse.v1': async town => decided(town, await waiting(town)),
  'permits.pass.revoke.v1': async town => decided(town, await granted(town)),
  'permits.pass-policy.publish.v1': async town => {
    const rules = { longestHours: 72, aheadHours: 168, plausibleSpeed: 120, grantCargo: ['food'], refuseCargo: [], referOrigins: [], refuseOrigins: [] };
    const body = { region: '331181', startsAt: hours(24 * 300), title: '测试政策', rules };
    return { token: await operator(town), body, other: { body: { ...body, title: '另一政策' } } };
  },
  'permits.pass.verify.v1': async town => {
    // Only a check at a checkpoint writes anything.
    const body = async () => ({ qr, checkpoint: await checkpoint(town) });
    const qr = await sealed(town);
    return { token: (await town.officer(['inspector'])).token, body: await body(), other: { body: await body() } };
  },
  'permits.checkpoint.register.v1': async town => ({ token: await operator(town), body: post(), other: { body: post() } }),
  'permits.scan.sync.v1': async town => {
    const scan = () => ({ id: newId(), checkpoint: at, qr, at: hours(0), verdict: 'valid', offline: true });
    const [at, qr] = [await checkpoint(town), await sealed(town)];
    return { token: await tokenOf(town.rest, 'checkpoint', 'permits:inspect'), body: { scans: [scan()] }, other: { body: { scans: [scan()] } } };
  },
  'permits.catalogue.import.v1': async town => ({ token: await operator(town), query: 'kind=departments', body: departments(), ...ndjson, other: { body: departments() } }),
  'permits.catalogue-import.open.v1': async town => ({ token: await operator(town), body: { kind: 'departments' }, other: { body: { kind: 'themes' } } }),
  'permits.catalogue-import.add-part.v1': async town => {
    const { token, path } = await opened(town);
    return { token, path: { ...path, part: '1' }, body: departments(), ...ndjson, other: { body: departments() } };
  },
  'permits.catalogue-import.publish.v1': town => opened(town, [departments()]),
  'permits.matter.retire.v1': async town => {
    const body = { from: hours(24 * 30).slice(0, 10), reason: '不再办理' };
    return { token: await operator(town), path: { code: (await caseMatter(town, {})).code }, body, other: { body: { ...body, reason: '已并入他项' } } };
  },
};
