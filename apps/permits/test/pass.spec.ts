import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permits, type PassView } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { enterprise, person } from '@counterless/testing';
import { driverMobile, freshPlate, hours, passRequest, PermitsWorld } from './permits-world.ts';

let here: PermitsWorld;
const ask: PermitsWorld['world']['ask'] = (...args) => here.world.ask(...args);
const rows = (text: string, values: unknown[] = []) => here.world.sql('permits', text, values);
const facts = async (passId: string) =>
  (await rows('SELECT subject FROM outbox WHERE entity = $1 ORDER BY seq', [passId])).map(r => r['subject'] as string);
const referred = async () => (await here.request({ cargo: { kind: 'dangerous', description: '硝酸' } })).body;
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

describe('asking for a pass', () => {
  it('is granted at once by the policy, with a number, a fact and its end scheduled', async () => {
    const reply = await here.request();
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      status: 'granted',
      version: 1,
      driver: { name: '王**', mobile: '138****1234' },
      decision: { outcome: 'grant', by: 'policy' },
    });
    expect(reply.body.number).toMatch(/^330782\d{6}$/);
    expect(reply.headers['location']).toBe(`/v1/permits/passes/${reply.body.id}`);
    expect(await facts(reply.body.id)).toEqual(['permits.pass.granted.v1']);
    expect(await rows('SELECT due_at FROM deadline WHERE entity = $1', [reply.body.id])).toEqual([
      { due_at: new Date(hours(11)) },
    ]);
  });

  it('is referred, and refused, with the reasons', async () => {
    const waiting = await referred();
    expect(waiting).toMatchObject({ status: 'requested', number: null, decision: { outcome: 'refer' } });
    expect(waiting.decision!.reasons.filter(r => !r.met).map(r => r.condition)).toContain('cargo-not-dangerous');
    expect(await facts(waiting.id)).toEqual(['permits.pass.requested.v1']);
    const { body: refused } = await here.request({ cargo: { kind: 'livestock', description: '猪' } });
    expect(refused).toMatchObject({ status: 'refused', number: null, decision: { outcome: 'refuse' } });
    expect(await facts(refused.id)).toEqual(['permits.pass.refused.v1']);
  });

  it('waits for an officer where no policy is in force', async () => {
    const { body } = await here.request({ destination: '110101' });
    expect(body).toMatchObject({
      status: 'requested',
      decision: { outcome: 'refer', reasons: [{ condition: 'policy-in-force' }] },
    });
  });

  it('names both unknown regions, a window that ends before it starts, and one that has passed', async () => {
    const unknown = await here.request({ origin: '339999', destination: '330799' });
    expect(unknown).toMatchObject({ status: 400, problem: { code: 'region.unknown' } });
    expect(unknown.problem.errors?.map(e => e.path)).toEqual(['$.origin', '$.destination']);
    for (const window of [
      { validFrom: hours(3), validUntil: hours(2) },
      { validFrom: hours(-3), validUntil: hours(-2) },
    ]) {
      expect(await here.request(window)).toMatchObject({
        status: 400,
        problem: { code: 'pass.window-invalid', errors: [{ path: '$.validUntil' }] },
      });
    }
  });

  it('never gives one plate two live passes for one time, also of 20 asked for at once', async () => {
    const plate = freshPlate();
    const replies = await Promise.all(Array.from({ length: 20 }, () => here.request({ plate })));
    expect(replies.map(r => r.status).sort()).toEqual([201, ...Array<number>(19).fill(409)]);
    expect(replies.filter(r => r.status === 409).every(r => r.problem.code === 'pass.already-live')).toBe(true);
    expect(await here.request({ plate, validFrom: hours(11), validUntil: hours(12) })).toMatchObject({ status: 201 });
  });

  it('answers 50 equal requests with one effect and equal answers', async () => {
    const request = passRequest();
    const key = newId();
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => ask(permits.requestPass, request, { as: here.driver, key })),
    );
    expect(new Set(replies.map(r => `${r.status} ${r.text}`)).size).toBe(1);
    expect(replies[0]!.status).toBe(201);
    expect(await rows('SELECT id FROM pass WHERE plate = $1', [request.plate])).toHaveLength(1);
  });

  it('gives every pass its own number, from two replicas too', async () => {
    const second = await here.serve();
    const replies = await Promise.all(Array.from({ length: 120 }, () => here.request()));
    expect(new Set(replies.map(r => r.body.number)).size).toBe(120);
    await second.close();
  });

  it('says when a region has no numbers left', async () => {
    await here.publishPolicy('330783');
    await here.world.sql('permits', `INSERT INTO pass_number_block (region, next) VALUES ('330783', 999999)`);
    expect((await here.request({ destination: '330783' })).body.number).toBe('330783999999');
    expect(await here.request({ destination: '330783' })).toMatchObject({
      status: 409,
      problem: { code: 'pass.numbers-exhausted' },
    });
  });

  it('keeps no personal data of the driver in clear, and tells none in facts', async () => {
    const { body } = await here.request();
    const [row] = await rows('SELECT pass::text AS pass, driver FROM pass WHERE id = $1', [body.id]);
    const [event] = await rows('SELECT event FROM outbox WHERE entity = $1', [body.id]);
    const whole = `${row!['pass']}${(row!['driver'] as Buffer).toString('latin1')}${event!['event']}`;
    for (const secret of [driverMobile, '33078219900101101X', '王小明']) expect(whole).not.toContain(secret);
  });
});

describe('reading a pass', () => {
  it('gives what the command answered, in every state', async () => {
    const { body: granted, version } = await here.request();
    expect(version).toBe(1);
    const waiting = await referred();
    const withdrawn = await ask(permits.withdrawPass, { passId: (await here.request()).body.id }, { as: here.driver });
    const ruled = await decide(permits.grantPass, (await referred()).id);
    for (const view of [granted, waiting, withdrawn.body, ruled.body]) {
      const read = await here.read(view.id);
      expect(read.body).toEqual(view);
      expect(read.version).toBe(view.version);
    }
  });

  it('is for its holder and the officers over its destination; for others there is none', async () => {
    const { body } = await here.request();
    for (const as of [here.driver, here.yiwu, here.jinhua]) expect((await here.read(body.id, as)).status).toBe(200);
    const namesake = enterprise({ id: here.driver.id });
    for (const as of [person(), namesake, here.hangzhou])
      expect(await here.read(body.id, as)).toMatchObject({ status: 404, problem: { code: 'pass.not-found' } });
  });

  it('lists one’s own, newest first, page by page', async () => {
    const as = person();
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.unshift((await here.request({}, { as })).body.id);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const { body }: { body: { items: PassView[]; next?: string | null } } = await ask(
        permits.listPasses,
        { limit: 2, ...(cursor && { cursor }) },
        { as },
      );
      seen.push(...body.items.map(p => p.id));
      cursor = body.next;
    } while (cursor);
    expect(seen).toEqual(ids);
    expect((await ask(permits.listPasses, { status: 'refused' }, { as })).body.items).toEqual([]);
    expect(await ask(permits.listPasses, { cursor: 'bm9uc2Vuc2U' }, { as })).toMatchObject({
      status: 400,
      problem: { errors: [{ path: '$.cursor' }] },
    });
  });

  it('tells the public by the number alone, with the plate masked', async () => {
    const { body } = await here.request();
    const status = await ask(permits.readPassStatus, { number: body.number! }, {});
    expect(status.body).toEqual({
      number: body.number,
      status: 'granted',
      plate: `${body.plate.slice(0, 2)}***${body.plate.slice(-2)}`,
      destination: '330782',
      validFrom: hours(1),
      validUntil: hours(11),
    });
    expect(await ask(permits.readPassStatus, { number: '330782999998' }, {})).toMatchObject({ status: 404 });
  });

  it('of the driver is for officers of the destination, and leaves an audit entry', async () => {
    const { body } = await here.request();
    const read = await ask(permits.readPassDriver, { passId: body.id }, { as: here.yiwu });
    expect(read.body).toEqual({ name: '王小明', mobile: driverMobile, residentId: '33078219900101101X' });
    expect(await ask(permits.readPassDriver, { passId: body.id }, { as: here.hangzhou })).toMatchObject({
      status: 403,
      problem: { code: 'officer.other-region' },
    });
    const audit = await rows(`SELECT actor, detail FROM audit WHERE entity = $1 AND operation = $2`, [
      `pass:${body.id}`,
      permits.readPassDriver.subject,
    ]);
    expect(audit).toEqual([{ actor: `officer:${here.yiwu.id}`, detail: '{"read":"driver"}' }]);
  });

  it('of the contact is for the delivery service alone', async () => {
    const { body } = await here.request();
    const contacts = { passIds: [body.id, newId()] };
    const told = await ask(permits.readPassContacts, contacts, { as: { kind: 'service', id: 'delivery' } });
    expect(told.body.items).toEqual([
      expect.objectContaining({
        passId: body.id,
        holder: here.driver.id,
        mobile: driverMobile,
        plate: body.plate,
        number: body.number,
        status: 'granted',
        reason: null,
      }),
    ]);
    expect(await rows(`SELECT entity FROM audit WHERE operation = $1`, [permits.readPassContacts.subject])).toEqual([{ entity: `pass:${body.id}` }]);
    expect((await ask(permits.readPassContacts, contacts, { as: { kind: 'service', id: 'documents' } })).status).toBe(403);
    expect((await ask(permits.readPassContacts, contacts, { as: here.yiwu })).status).toBe(403);
  });
});
