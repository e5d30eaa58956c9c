import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { permits, permitsProblems, type PassView, type ScanReport } from '@counterless/contracts';
import { generateSigningKey } from '@counterless/credential';
import { newId } from '@counterless/kernel';
import { app } from '@counterless/testing';
import { hours, PermitsWorld, start } from './permits-world.ts';

let here: PermitsWorld;
let hangzhou: string;
let yiwu: string;
const ask: PermitsWorld['world']['ask'] = (...args) => here.world.ask(...args);
const rows = (text: string, values: unknown[] = []) => here.world.sql('permits', text, values);
const verify = (qr: string, checkpoint?: string, options = {}) =>
  ask(permits.verifyPass, { qr, ...(checkpoint && { checkpoint }) }, { as: here.yiwu, ...options });
const sync = (scans: ScanReport[], options = {}) => ask(permits.syncScans, { scans }, { as: app(), ...options });
const at = (minutes: number) => hours(1 + minutes / 60);
const doubles = (passId: string) =>
  rows('SELECT first_scan, second_scan FROM double_scan WHERE pass_id = $1 ORDER BY id', [passId]);
const pass = async (): Promise<{ view: PassView; qr: string }> => {
  const { body: view } = await here.request();
  return { view, qr: await here.seal(view) };
};

beforeAll(async () => {
  here = await PermitsWorld.start();
  await here.publishPolicy();
  hangzhou = await here.checkpoint('杭州南', 30.2741, 120.1551);
  yiwu = await here.checkpoint('义乌西', 29.3069, 120.0751);
});
afterAll(() => here?.world.stop());
beforeEach(() => here.clock.moveTo(new Date(hours(3))));

describe('checking a pass online', () => {
  it('tells how our own record stands, whatever the code says', async () => {
    const { view, qr } = await pass();
    expect((await verify(qr)).body).toEqual({
      verdict: 'valid',
      message: 'Valid pass',
      at: hours(3),
      number: view.number,
      plate: view.plate,
      destination: '330782',
      validFrom: hours(1),
      validUntil: hours(11),
    });
    expect((await verify(qr, undefined, { language: 'zh' })).body.message).toBe('通行证有效');
    await ask(permits.extendPass, { passId: view.id, validUntil: hours(20), reason: '堵车' }, { as: here.driver });
    here.clock.moveTo(new Date(hours(15)));
    expect((await verify(qr)).body).toMatchObject({ verdict: 'valid', validUntil: hours(20) });
    await ask(permits.revokePass, { passId: view.id, reason: '伪报' }, { as: here.yiwu });
    expect((await verify(qr)).body.verdict).toBe('revoked');
  });

  it('tells what is early, over, handed back or not ours', async () => {
    const { view, qr } = await pass();
    here.clock.moveTo(start);
    expect((await verify(qr)).body.verdict).toBe('not-yet-valid');
    here.clock.moveTo(new Date(hours(3)));
    await ask(permits.withdrawPass, { passId: view.id }, { as: here.driver });
    expect((await verify(qr)).body).toMatchObject({ verdict: 'revoked', message: 'Handed back by its holder' });
    const over = await pass();
    await rows(`UPDATE pass SET status = 'expired', ended_at = valid_until, valid_until = $2 WHERE id = $1`, [
      over.view.id,
      hours(2),
    ]);
    expect((await verify(over.qr)).body.verdict).toBe('expired');
    const strange = await here.seal({ ...view, number: '330782888888' });
    expect((await verify(strange)).body).toMatchObject({ verdict: 'status-unknown', number: '330782888888' });
  });

  it('tells a forged code from one of an unknown key, and trusts neither', async () => {
    const { view, qr } = await pass();
    const forger = await generateSigningKey('26a');
    expect((await verify(await here.seal(view, forger))).body).toMatchObject({ verdict: 'forged', plate: null, number: null });
    expect((await verify(await here.seal(view, await generateSigningKey('zz')))).body).toMatchObject({
      verdict: 'unknown-key',
      number: null,
    });
    expect((await verify(qr.slice(0, -3))).body.verdict).toBe('malformed');
  });

  it('answers hostile texts without asking for keys, and never by a fault', async () => {
    const before = here.keysAsked;
    for (const qr of [
      'x',
      'CL1:',
      'CL1:\u{1F600}',
      `CL1:${'A'.repeat(3996)}`,
      '{"__proto__":1}',
      "'; DROP TABLE pass; --",
      'CL1:%%%',
      'cl1:6BF',
      `CL1:${'0'.repeat(300)}`,
    ]) {
      expect([qr.slice(0, 20), (await verify(qr)).body.verdict]).toEqual([qr.slice(0, 20), 'malformed']);
    }
    expect((await verify('x'.repeat(4001))).status).toBe(400);
    expect(here.keysAsked).toBe(before);
  });

  it('finds a key that is newer than those it holds, and asks for made-up ones at most once a second', async () => {
    const { view, qr } = await pass();
    await verify(qr);
    const next = await generateSigningKey('26b');
    here.keys = [next.publicJwk, ...here.keys];
    await new Promise(resolve => setTimeout(resolve, 1100));
    expect((await verify(await here.seal(view, next))).body.verdict).toBe('valid');
    const before = here.keysAsked;
    const unknown = await here.seal(view, await generateSigningKey('nobody'));
    await Promise.all(Array.from({ length: 20 }, () => verify(unknown)));
    expect(here.keysAsked - before).toBeLessThanOrEqual(1);
  });

  it('records a scan at a checkpoint, once for a repeated request, and none without', async () => {
    const { view, qr } = await pass();
    const key = newId();
    for (const replayed of [false, true]) expect(await verify(qr, yiwu, { key })).toMatchObject({ status: 200, replayed });
    await verify(qr);
    expect(await rows('SELECT checkpoint, verdict, offline, actor FROM scan WHERE pass_id = $1', [view.id])).toEqual([
      { checkpoint: yiwu, verdict: 'valid', offline: false, actor: `officer:${here.yiwu.id}` },
    ]);
    expect(await verify(qr, newId())).toMatchObject({
      status: 400,
      problem: { code: 'checkpoint.unknown', errors: [{ path: '$.checkpoint' }] },
    });
  });

  it('reports a second place at once', async () => {
    const { view, qr } = await pass();
    await verify(qr, hangzhou);
    here.clock.advance(10 * 60_000);
    await verify(qr, yiwu);
    expect(await doubles(view.id)).toHaveLength(1);
  });
});

describe('scans handed in', () => {
  it('have each their own outcome, in the order sent', async () => {
    const { view, qr } = await pass();
    const good = here.scan(qr, yiwu, at(0));
    const forged = here.scan(await here.seal(view, await generateSigningKey('26a')), yiwu, at(1), { verdict: 'forged' });
    const scans = [
      here.scan(qr, newId(), at(0)),
      good,
      here.scan(qr, yiwu, hours(3.1)),
      here.scan('nonsense', yiwu, at(0)),
      forged,
      good,
      { ...good, at: at(9) },
      here.scan(qr, yiwu, hours(3.08)),
    ];
    const { status, body } = await sync(scans);
    expect(status).toBe(200);
    expect(body.items.map(i => [i.id, i.outcome, i.code])).toEqual([
      [scans[0]!.id, 'refused', 'checkpoint.unknown'],
      [good.id, 'recorded', undefined],
      [scans[2]!.id, 'refused', 'scan.in-future'],
      [scans[3]!.id, 'refused', 'scan.unreadable'],
      [forged.id, 'recorded', undefined],
      [good.id, 'already-recorded', undefined],
      [good.id, 'refused', 'scan.id-taken'],
      [scans[7]!.id, 'recorded', undefined],
    ]);
    expect(body.items[3]!.message).toBe(permitsProblems.scanUnreadable.title.en);
    expect(await rows('SELECT pass_id, number, device_verdict, verdict FROM scan WHERE id = $1', [forged.id])).toEqual([
      { pass_id: null, number: null, device_verdict: 'forged', verdict: 'forged' },
    ]);
  });

  it('are judged again for the moment of the scan, beside what the device found', async () => {
    const { view, qr } = await pass();
    await ask(permits.revokePass, { passId: view.id, reason: '伪报' }, { as: here.yiwu });
    here.clock.advance(3_600_000);
    const before = here.scan(qr, yiwu, hours(2), { verdict: 'status-stale' });
    const after = here.scan(qr, yiwu, hours(3.5), { verdict: 'valid' });
    await sync([before, after]);
    expect(await rows('SELECT device_verdict, verdict FROM scan WHERE pass_id = $1 ORDER BY at', [view.id])).toEqual([
      { device_verdict: 'status-stale', verdict: 'valid' },
      { device_verdict: 'valid', verdict: 'revoked' },
    ]);
  });

  it('report a double scan between late neighbours on both sides, each pair once', async () => {
    const { view, qr } = await pass();
    const [a, b, c] = [here.scan(qr, hangzhou, at(0)), here.scan(qr, yiwu, at(10)), here.scan(qr, hangzhou, at(20))];
    expect((await sync([a!, c!])).body.items.every(i => i.doubleScan === undefined)).toBe(true);
    const { body } = await sync([b!]);
    expect(body.items[0]!.doubleScan).toBeDefined();
    expect((await sync([c!, b!, a!])).body.items.map(i => i.outcome)).toEqual(Array(3).fill('already-recorded'));
    const found = (await doubles(view.id)).map(r => [r['first_scan'], r['second_scan']]);
    expect(found).toHaveLength(2);
    expect(found).toEqual(
      expect.arrayContaining([
        [a!.id, b!.id],
        [b!.id, c!.id],
      ]),
    );
    const list = await ask(permits.listDoubleScans, { passId: view.id }, { as: here.jinhua });
    expect(list.body.items.find(d => d.first.scan === a!.id)).toMatchObject({
      passId: view.id,
      number: view.number,
      plate: view.plate,
      first: { checkpoint: hangzhou, name: '杭州南', at: at(0) },
      second: { name: '义乌西' },
      minutes: 10,
      reportedAt: hours(3),
    });
    expect((await ask(permits.listDoubleScans, { passId: view.id }, { as: here.hangzhou })).body.items).toEqual([]);
    const told = await rows(`SELECT event FROM outbox WHERE subject = $1 AND event LIKE $2`, [
      permits.doubleScanReported.subject,
      `%${view.id}%`,
    ]);
    expect(told).toHaveLength(2);
    expect(told[0]!['event']).not.toContain(view.plate);
  });

  it('report nothing that a vehicle can drive, nor twice one checkpoint', async () => {
    const { view, qr } = await pass();
    await sync([
      here.scan(qr, hangzhou, at(0)),
      here.scan(qr, hangzhou, at(0)),
      here.scan(qr, hangzhou, at(1)),
      here.scan(qr, yiwu, at(80)),
    ]);
    expect(await doubles(view.id)).toEqual([]);
  });

  it('have one effect, sent 50 times at once under one key or many', async () => {
    const { view, qr } = await pass();
    const scans = [here.scan(qr, hangzhou, at(0)), here.scan(qr, yiwu, at(5))];
    const key = newId();
    const replies = await Promise.all(Array.from({ length: 50 }, (_, i) => sync(scans, i % 2 ? { key } : {})));
    expect(replies.map(r => r.status)).toEqual(Array(50).fill(200));
    expect(new Set(replies.filter((_, i) => i % 2).map(r => r.text)).size).toBe(1);
    expect(await rows('SELECT id FROM scan WHERE pass_id = $1', [view.id])).toHaveLength(2);
    expect(await doubles(view.id)).toHaveLength(1);
    expect(
      await rows('SELECT 1 FROM outbox WHERE subject = $1 AND event LIKE $2', [
        permits.doubleScanReported.subject,
        `%${view.id}%`,
      ]),
    ).toHaveLength(1);
  });

  it('find the double scan when two devices hand in the two halves at the same moment', async () => {
    const second = await here.serve();
    for (let round = 0; round < 10; round++) {
      const passes = await Promise.all(Array.from({ length: 4 }, pass));
      const half = (checkpoint: string, minute: number) => sync(passes.map(p => here.scan(p.qr, checkpoint, at(minute))));
      const replies = await Promise.all([half(hangzhou, 0), sync(passes.toReversed().map(p => here.scan(p.qr, yiwu, at(5))))]);
      expect(replies.map(r => r.status)).toEqual([200, 200]);
      for (const { view } of passes) expect(await doubles(view.id)).toHaveLength(1);
    }
    await second.close();
  });

  it('come in batches of 500', async () => {
    const { view, qr } = await pass();
    const { body } = await sync(Array.from({ length: 500 }, (_, i) => here.scan(qr, yiwu, at(i / 60))));
    expect(body.items.every(i => i.outcome === 'recorded')).toBe(true);
    expect(await rows('SELECT count(*)::int AS n FROM scan WHERE pass_id = $1', [view.id])).toEqual([{ n: 500 }]);
  });
});

describe('checkpoints', () => {
  it('are registered by officers of the region and listed for it and around', async () => {
    const far = await ask(
      permits.registerCheckpoint,
      { name: '远', region: '330782', latitude: 29, longitude: 120 },
      { as: here.hangzhou },
    );
    expect(far).toMatchObject({ status: 403, problem: { code: 'officer.other-region' } });
    expect(
      await ask(permits.registerCheckpoint, { name: '无', region: '330799', latitude: 29, longitude: 120 }, { as: here.yiwu }),
    ).toMatchObject({ status: 400, problem: { code: 'region.unknown', errors: [{ path: '$.region' }] } });
    const named = async (region: string) =>
      (await ask(permits.listCheckpoints, { region }, { as: app() })).body.items.map(c => c.name);
    expect(await named('330700')).toEqual(['杭州南', '义乌西']);
    expect(await named('330100')).toEqual([]);
  });
});
