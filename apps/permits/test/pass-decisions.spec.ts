import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { documents, permits } from '@counterless/contracts';
import { eventually, officer, person } from '@counterless/testing';
import { hours, PermitsWorld } from './permits-world.ts';

let here: PermitsWorld;
const ask: PermitsWorld['world']['ask'] = (...args) => here.world.ask(...args);
const rows = (text: string, values: unknown[] = []) => here.world.sql('permits', text, values);
const facts = async (passId: string) =>
  (await rows('SELECT subject FROM outbox WHERE entity = $1 ORDER BY seq', [passId])).map(r => r['subject'] as string);
const referred = async (more: Parameters<PermitsWorld['request']>[0] = {}) => (await here.request({ cargo: { kind: 'dangerous', description: '硝酸' }, ...more })).body;
const decide = (
  operation: typeof permits.grantPass | typeof permits.refusePass | typeof permits.revokePass,
  passId: string,
  options = {},
) => ask(operation, { passId, reason: '已核实' }, { as: here.yiwu, ...options });

beforeAll(async () => {
  here = await PermitsWorld.start();
  await here.publishPolicy();
});
afterAll(() => here?.world.stop());

describe('officers', () => {
  it('see the queue of their region, oldest first, and no other’s', async () => {
    const first = await referred();
    const second = await referred();
    for (const as of [here.yiwu, here.jinhua, officer('330000')]) {
      const ids = (await ask(permits.listPassQueue, { limit: 200 }, { as })).body.items.map(p => p.id);
      expect(ids.indexOf(first.id)).toBeGreaterThanOrEqual(0);
      expect(ids.indexOf(second.id)).toBeGreaterThan(ids.indexOf(first.id));
    }
    expect((await ask(permits.listPassQueue, {}, { as: here.hangzhou })).body.items).toEqual([]);
    expect((await ask(permits.listPassQueue, { plate: first.plate }, { as: here.yiwu })).body.items).toHaveLength(1);
    expect(await ask(permits.listPassQueue, { region: '330700' }, { as: here.yiwu })).toMatchObject({
      status: 403,
      problem: { code: 'officer.other-region' },
    });
  });

  it('grant and revoke with their reason; the act is a fact', async () => {
    const { id } = await referred();
    const granted = await decide(permits.grantPass, id, { as: here.jinhua });
    expect(granted.body).toMatchObject({
      status: 'granted',
      version: 2,
      decision: { outcome: 'grant', by: 'officer', officer: here.jinhua.id, reason: '已核实' },
    });
    const revoked = await decide(permits.revokePass, id);
    expect(revoked.body).toMatchObject({
      status: 'revoked',
      version: 3,
      number: granted.body.number,
      decision: { outcome: 'revoke' },
    });
    expect(await facts(id)).toEqual(['permits.pass.requested.v1', 'permits.pass.granted.v1', 'permits.pass.revoked.v1']);
    expect(await rows('SELECT 1 FROM deadline WHERE entity = $1', [id])).toEqual([]);
  });

  it('are told the state when it does not allow what they want, and nothing is told to others', async () => {
    const { id } = await referred();
    await decide(permits.refusePass, id);
    for (const operation of [permits.grantPass, permits.refusePass, permits.revokePass]) {
      expect(await decide(operation, id)).toMatchObject({
        status: 409,
        problem: { code: 'pass.wrong-state', detail: 'the pass is refused' },
      });
    }
    expect(await facts(id)).toEqual(['permits.pass.requested.v1', 'permits.pass.refused.v1']);
  });

  it('of another region cannot decide, nor can one who read an older version', async () => {
    const { id } = await referred();
    for (const operation of [permits.grantPass, permits.refusePass]) {
      expect(await decide(operation, id, { as: here.hangzhou })).toMatchObject({
        status: 403,
        problem: { code: 'officer.other-region' },
      });
      expect(await decide(operation, id, { ifMatch: 7 })).toMatchObject({ status: 412 });
    }
    expect((await decide(permits.grantPass, id, { ifMatch: 1 })).status).toBe(200);
    expect(await decide(permits.revokePass, id, { ifMatch: 1 })).toMatchObject({
      status: 412,
      problem: { code: 'resource.stale' },
    });
  });

  it('of two who decide at once only one does', async () => {
    const { id } = await referred();
    const replies = await Promise.all([
      decide(permits.grantPass, id),
      decide(permits.refusePass, id),
      decide(permits.grantPass, id, { as: here.jinhua }),
    ]);
    expect(replies.map(r => r.status).sort()).toEqual([200, 409, 409]);
  });
});

describe('withdrawing and extending', () => {
  it('is for the holder; somebody else finds nothing', async () => {
    const { body } = await here.request();
    expect(await ask(permits.withdrawPass, { passId: body.id }, { as: person(), ifMatch: 9 })).toMatchObject({ status: 404 });
    expect((await ask(permits.withdrawPass, { passId: body.id }, { as: here.driver })).body).toMatchObject({
      status: 'withdrawn',
      decision: { outcome: 'withdraw', by: 'holder' },
    });
    expect(await here.request({ plate: body.plate })).toMatchObject({ status: 201 });
  });

  const extend = (passId: string, validUntil: string, as = here.driver) =>
    ask(permits.extendPass, { passId, validUntil, reason: '堵车' }, { as });

  it('by the holder goes as far as the policy, by an officer beyond', async () => {
    const { body } = await here.request();
    const extended = await extend(body.id, hours(40));
    expect(extended.body).toMatchObject({
      status: 'granted',
      validUntil: hours(40),
      version: 2,
      decision: { outcome: 'extend', by: 'policy' },
    });
    expect(await rows('SELECT due_at FROM deadline WHERE entity = $1', [body.id])).toEqual([{ due_at: new Date(hours(40)) }]);
    const refused = await extend(body.id, hours(60));
    expect(refused).toMatchObject({ status: 409, problem: { code: 'pass.extension-refused' } });
    expect(refused.problem.detail).toContain('at most 48');
    expect(await extend(body.id, hours(39))).toMatchObject({ status: 400, problem: { code: 'pass.window-invalid' } });
    expect(await extend(body.id, hours(60), here.hangzhou)).toMatchObject({ status: 403 });
    expect(await extend(body.id, hours(60), person())).toMatchObject({ status: 404 });
    expect((await extend(body.id, hours(60), here.yiwu)).body).toMatchObject({
      validUntil: hours(60),
      version: 3,
      decision: { by: 'officer' },
    });
    expect(await facts(body.id)).toEqual(['permits.pass.granted.v1', 'permits.pass.extended.v1', 'permits.pass.extended.v1']);
  });

  it('cannot reach into the vehicle’s next pass', async () => {
    const { body } = await here.request();
    await here.request({ plate: body.plate, validFrom: hours(12), validUntil: hours(14) });
    expect(await extend(body.id, hours(13))).toMatchObject({ status: 409, problem: { code: 'pass.already-live' } });
    expect((await here.read(body.id)).body).toEqual(body);
  });

  it('needs an officer where no policy is in force', async () => {
    const { body } = await here.request({ destination: '110101' });
    await ask(permits.grantPass, { passId: body.id, reason: '可' }, { as: officer('110000') });
    expect(await extend(body.id, hours(12))).toMatchObject({ status: 409, problem: { code: 'pass.no-policy' } });
  });
});

describe('the sealed QR code', () => {
  const seal = (passId: string, qr: string, passVersion: number) =>
    here.world.tell(
      documents.credentialSealed,
      { id: passId, version: passVersion },
      { passId, qr, listId: 'passes-1', index: 1, passVersion },
    );

  it('comes with a new version, and the version of the grant still holds for If-Match', async () => {
    const { body } = await here.request();
    const waiting = await ask(permits.drawPassQr, { passId: body.id }, { as: here.driver });
    expect(waiting).toMatchObject({ status: 409, problem: { code: 'pass.wrong-state' }, headers: { 'retry-after': '1' } });
    await seal(body.id, await here.seal(body), 1);
    const read = await eventually('the code', async () => {
      const r = await here.read(body.id);
      return r.body.qr ? r : undefined;
    });
    expect(read.version).toBe(2);
    const svg = await ask(permits.drawPassQr, { passId: body.id }, { as: here.driver });
    expect(svg.headers['content-type']).toBe('image/svg+xml');
    expect(svg.text).toMatch(/^<svg [\s\S]*<\/svg>\s*$/);
    expect((await ask(permits.drawPassQr, { passId: body.id }, { as: person() })).status).toBe(404);
    expect(await decide(permits.revokePass, body.id, { ifMatch: 1 })).toMatchObject({ status: 200, version: 3 });
    expect((await ask(permits.drawPassQr, { passId: body.id }, { as: here.driver })).status).toBe(409);
  });

  it('is the newest one, though the older comes later', async () => {
    const { body } = await here.request();
    await seal(body.id, 'CL1:NEWER', 3);
    await seal(body.id, 'CL1:OLDER', 1);
    const last = await seal(body.id, 'CL1:NEWEST', 4);
    await eventually('the last seal', async () => (await rows('SELECT 1 FROM inbox WHERE fact_id = $1', [last.id])).length);
    expect((await here.read(body.id)).body).toMatchObject({ qr: 'CL1:NEWEST', version: 3 });
  });
});

describe('policies', () => {
  const publish = (more = {}, as = here.yiwu) =>
    ask(
      permits.publishPassPolicy,
      {
        region: '330782',
        startsAt: hours(500),
        title: '新政策',
        rules: {
          longestHours: 24,
          aheadHours: 24,
          grantCargo: ['food'],
          refuseCargo: [],
          referOrigins: [],
          refuseOrigins: [],
          plausibleSpeed: 90,
        },
        ...more,
      },
      { as },
    );

  it('are published by officers of the region, for the future, one a start', async () => {
    const made = await publish();
    expect(made.status).toBe(201);
    expect(await publish()).toMatchObject({ status: 409, problem: { code: 'pass-policy.already-starts' } });
    expect(await publish({ startsAt: hours(-1) })).toMatchObject({
      status: 400,
      problem: { code: 'pass-policy.starts-in-past' },
    });
    expect(await publish({ startsAt: hours(501) }, here.hangzhou)).toMatchObject({ status: 403 });
    const rules = {
      longestHours: 24,
      aheadHours: 24,
      grantCargo: ['food'],
      refuseCargo: ['food'],
      referOrigins: [],
      refuseOrigins: ['339900'],
      plausibleSpeed: 90,
    };
    expect(await publish({ rules })).toMatchObject({
      status: 400,
      problem: { code: 'region.unknown', errors: [{ path: '$.rules.refuseOrigins[0]' }] },
    });
    expect(await publish({ rules: { ...rules, refuseOrigins: [] } })).toMatchObject({
      status: 400,
      problem: { code: 'request.invalid', errors: [{ path: '$.rules.refuseCargo[0]' }] },
    });
    const { body } = await ask(permits.listPassPolicies, { region: '330782' }, {});
    expect(body.items.at(-1)).toEqual(made.body);
    expect(body.items).toHaveLength(2);
  });
});

// Last: it moves the clock of the others.
describe('the end of the window', () => {
  it('expires a granted pass once and tells it; a pass handed back stays so', async () => {
    const { body } = await here.request({ validFrom: hours(1), validUntil: hours(2) });
    const back = (await here.request({ validFrom: hours(1), validUntil: hours(2) })).body;
    await ask(permits.withdrawPass, { passId: back.id }, { as: here.driver });
    here.clock.moveTo(new Date(hours(2)));
    await eventually('the expiry', async () => (await here.read(body.id)).body.status === 'expired');
    expect(await facts(body.id)).toEqual(['permits.pass.granted.v1', 'permits.pass.expired.v1']);
    expect((await here.read(back.id)).body.status).toBe('withdrawn');
    expect(await decide(permits.revokePass, body.id)).toMatchObject({ status: 409, problem: { detail: 'the pass is expired' } });
  });

  it('lapses a pass that nobody decided, once, and tells it; one that was granted meanwhile expires, one that was refused stays so', async () => {
    const at = (n: number) => new Date(here.clock.now().getTime() + n * 3_600_000).toISOString();
    const window = { validFrom: at(1), validUntil: at(2) };
    const [waiting, taken, refused] = [await referred(window), await referred(window), await referred(window)];
    await decide(permits.grantPass, taken.id);
    await decide(permits.refusePass, refused.id);
    here.clock.moveTo(new Date(window.validUntil));
    await eventually('the end', async () => (await here.read(waiting.id)).body.status === 'lapsed' && (await here.read(taken.id)).body.status === 'expired');
    expect(await facts(waiting.id)).toEqual(['permits.pass.requested.v1', 'permits.pass.lapsed.v1']);
    expect((await here.read(refused.id)).body.status).toBe('refused');
    expect(await decide(permits.grantPass, waiting.id)).toMatchObject({ status: 409, problem: { code: 'pass.wrong-state', detail: 'the pass is lapsed' } });
    expect(await rows('SELECT 1 FROM deadline WHERE entity = ANY($1)', [[waiting.id, taken.id, refused.id]])).toEqual([]);
  });
});
