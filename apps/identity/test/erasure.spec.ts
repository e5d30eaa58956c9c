import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { delivery, documents, identity, permits, tax, type Actor, type DataRequestView, type KeptData } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { app, eventually, officer, person } from '@counterless/testing';
import { Harness } from './harness.ts';

const others = { permits, documents, delivery, tax } as const;
type Other = keyof typeof others;
const names = Object.keys(others) as Other[];
const lawKeeps: KeptData = { kind: 'permits.case', count: 1, basis: { zh: '法', en: 'a law' }, until: '2036-01-01T00:00:00.000Z', running: false };
const runs: KeptData = { kind: 'permits.case', count: 1, basis: { zh: '未办结', en: 'running' }, until: null, running: true };
const day = 86_400_000;

describe('an erasure', () => {
  let h: Harness;
  const partner = app({ id: 'demo-partner', client: 'demo-partner' });
  beforeAll(async () => {
    h = await Harness.start();
  });
  afterAll(() => h.stop());

  const someone = async (): Promise<{ me: Actor; mobile: string; residentId: string; name: string }> => {
    const { body } = await h.world.ask(identity.createTestPerson, {}, { as: partner });
    return { me: person({ id: body.id, client: 'demo-partner', act: { kind: 'app', id: 'demo-partner' } }), mobile: body.mobile!, residentId: body.residentId!, name: body.name! };
  };
  const ask = (as: Actor) => h.world.ask(identity.askErasure, { confirm: 'erase' }, { as });
  const receiptOf = async (receipt: string): Promise<DataRequestView> => (await h.world.ask(identity.checkErasure, { receipt }, {})).body;
  const erased = (service: Other, requestId: string, kept: KeptData[] = [], version = 1) =>
    h.world.tell(others[service].dataErased, { id: requestId, version }, { requestId, erased: [{ kind: 'permits.pass', count: version }], kept });
  const begin = async (asked: { beginsAt?: string | null }) => h.clock.moveTo(new Date(asked.beginsAt!));
  const rowOf = async (id: string) => (await h.world.sql('identity', 'SELECT * FROM person WHERE id = $1', [id]))[0]!;

  it('can be withdrawn until it begins, and is asked once whoever asks at once', async () => {
    const { me } = await someone();
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(me)));
    expect(answers.map(a => a.status).sort()).toEqual([202, 409, 409, 409, 409, 409]);
    const { body } = answers.find(a => a.status === 202)!;
    expect(Date.parse(body.beginsAt!) - h.clock.now().getTime()).toBeGreaterThan(2 * day);
    expect((await h.world.ask(identity.askErasure, { confirm: 'yes' as never }, { as: me })).status).toBe(400);
    const another = (await someone()).me;
    expect((await h.world.ask(identity.withdrawErasure, { requestId: body.id }, { as: another })).problem.code).toBe('data-request.not-found');
    expect((await h.world.ask(identity.withdrawErasure, { requestId: body.id }, { as: me })).body).toMatchObject({ status: 'withdrawn', version: 2 });
    expect((await h.world.ask(identity.withdrawErasure, { requestId: body.id }, { as: me })).problem.code).toBe('data-request.erasure-begun');
    expect(await h.world.sql('identity', 'SELECT 1 FROM deadline WHERE entity = $1', [body.id])).toEqual([]);
    expect((await rowOf(me.id))['left_at']).toBeNull();
    expect((await ask(me)).status).toBe(202);
  });

  it('closes the account at once, keeps the name while something runs, and is finished when nothing does', async () => {
    const { me, mobile, residentId, name } = await someone();
    const company = (await h.world.ask(identity.createTestEnterprise, { agentId: me.id }, { as: partner })).body;
    const begun = h.world.listen(identity.erasureBegun);
    const finished = h.world.listen(identity.erasureFinished);
    const revoked = h.world.listen(identity.accessRevoked);
    const { body } = await ask(me);
    const { id: requestId, receipt } = body;
    // Withdrawn, refused or not there: a receipt of nobody.
    expect((await h.world.ask(identity.checkErasure, { receipt: 'A'.repeat(22) }, {})).status).toBe(404);
    await begin(body);
    await eventually('the beginning', async () => (await receiptOf(receipt)).status === 'erasing');
    await eventually('the fact', () => begun.some(f => f.data.requestId === requestId && f.app === 'demo-partner'));
    await eventually('the tokens', () => [me.id, company.id].every(id => revoked.some(f => f.data.subject === id)));
    expect(await rowOf(me.id)).toMatchObject({ resident_id: null, resident_id_masked: null, mobile: null, mobile_masked: null, mobile_index: null, level: 0 });
    expect((await rowOf(me.id))['name']).not.toBeNull();
    expect((await h.world.ask(identity.mintTestToken, { kind: 'person', id: me.id }, { as: partner })).problem.code).toBe('identity.subject-not-found');
    expect((await h.world.ask(identity.mintTestToken, { kind: 'enterprise', id: company.id }, { as: partner })).problem.code).toBe('identity.mandate-missing');
    // The number is free: whoever proves it is somebody new.
    const fresh = await h.world.ask(identity.createTestPerson, { mobile, residentId, name }, { as: partner });
    expect(fresh.status).toBe(201);
    expect(fresh.body.id).not.toBe(me.id);

    for (const service of ['documents', 'tax'] as const) await erased(service, requestId);
    await erased('permits', requestId, [runs]);
    await eventually('who is waited for', async () => (await receiptOf(receipt)).waitingFor.join() === 'delivery');
    await erased('delivery', requestId, [{ ...lawKeeps, kind: 'delivery.message' }]);
    await eventually('all answers', async () => (await receiptOf(receipt)).waitingFor.length === 0);
    expect((await receiptOf(receipt)).status).toBe('erasing');
    expect((await receiptOf(receipt)).shares.find(s => s.service === 'identity')?.kept[0]).toMatchObject({ kind: 'identity.person', running: true });

    await erased('permits', requestId, [lawKeeps], 2);
    // Told late and once more: the newer answer stands.
    await erased('permits', requestId, [runs], 1);
    const done = await eventually('the end', async () => { const r = await receiptOf(receipt); return r.status === 'erased' ? r : undefined; });
    expect(done.shares.find(s => s.service === 'permits')).toMatchObject({ kept: [lawKeeps], counts: [{ kind: 'permits.pass', count: 2 }] });
    expect(done.shares.find(s => s.service === 'identity')?.kept).toMatchObject([{ kind: 'identity.mandate', count: 1, running: false, until: expect.any(String) }]);
    await eventually('the fact', () => finished.some(f => f.data.requestId === requestId));
    expect(await rowOf(me.id)).toMatchObject({ name: null, name_masked: null });
    expect(await h.world.sql('identity', 'SELECT 1 FROM idempotency WHERE caller LIKE $1', [`%${me.id}`])).toEqual([]);

    // The proof of the mandate goes when no claim can rest on it any more, and that is told.
    h.clock.moveTo(new Date(done.shares.find(s => s.service === 'identity')!.kept[0]!.until!));
    await eventually('the mandate to go', async () => (await receiptOf(receipt)).shares.find(s => s.service === 'identity')!.kept.length === 0);
    expect(await h.world.sql('identity', 'SELECT 1 FROM mandate WHERE agent_id = $1', [me.id])).toEqual([]);
    expect((await receiptOf(receipt)).status).toBe('erased');
  });

  it('is overdue where a service does not answer, and goes on when it does', async () => {
    const { me } = await someone();
    const { body } = await ask(me);
    await begin(body);
    h.clock.moveTo(new Date(Date.parse(body.due) + day));
    await eventually('overdue', async () => (await receiptOf(body.receipt)).overdueAt);
    for (const service of names) await erased(service, body.id);
    await eventually('erased', async () => (await receiptOf(body.receipt)).status === 'erased');
  });

  it('is for nobody but the person', async () => {
    const { me } = await someone();
    expect((await ask({ ...me, act: { kind: 'officer', id: newId() } })).problem.code).toBe('data-request.own-only');
    expect((await ask({ ...me, level: 1 })).problem.code).toBe('data-request.level-too-low');
    expect((await ask(officer('330782'))).status).toBe(403);
  });
});
