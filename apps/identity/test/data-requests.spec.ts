import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { headers } from '@nats-io/nats-core';
import { dataHolders, delivery, documents, header, identity, permits, tax, type Actor, type DataShareNamed, type DataRequestView } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { app, eventually, officer, person } from '@counterless/testing';
import { Harness } from './harness.ts';

const others = { permits, documents, delivery, tax } as const;
type Other = keyof typeof others;

describe('requests about one’s data', () => {
  let h: Harness;
  beforeAll(async () => {
    h = await Harness.start();
    for (const other of Object.values(others)) {
      h.world.nats.subscribe(other.readDataShare.subject, {
        callback: (_error, message) => {
          const { part } = message.json<DataShareNamed>();
          const answer = headers();
          answer.set(header.status, '200');
          message.respond(JSON.stringify({ entries: [{ kind: 'permits.case', data: { part, from: other.readDataShare.service } }] }), { headers: answer });
        },
      });
    }
  });
  afterAll(() => h.stop());

  /** A person who is registered, and speaks through an app. */
  const someone = async (more: Partial<Actor> = {}): Promise<Actor> => {
    const { body } = await h.world.ask(identity.createTestPerson, {}, { as: app({ id: 'demo-partner', client: 'demo-partner' }) });
    return person({ id: body.id, client: 'demo-partner', act: { kind: 'app', id: 'demo-partner' }, ...more });
  };
  const ask = (as: Actor) => h.world.ask(identity.askExport, {}, { as });
  const read = async (as: Actor, requestId: string): Promise<DataRequestView> => (await h.world.ask(identity.readDataRequest, { requestId }, { as })).body;
  const collected = (service: Other, requestId: string, parts: number, version = 1) =>
    h.world.tell(others[service].dataCollected, { id: requestId, version }, { requestId, parts, counts: parts > 0 ? [{ kind: 'permits.case', count: parts }] : [] });
  const waitsFor = (as: Actor, id: string, services: readonly string[]) =>
    eventually(`waiting for ${services.join()}`, async () => ((await read(as, id)).waitingFor.join() === services.join() ? true : undefined));

  it('of somebody who is not known here find nothing', async () => {
    const stranger = person({ id: newId(), client: 'demo-partner', act: { kind: 'app', id: 'demo-partner' } });
    for (const answer of [await ask(stranger), await h.world.ask(identity.askErasure, { confirm: 'erase' }, { as: stranger })]) {
      expect(answer).toMatchObject({ status: 404, problem: { code: 'data-request.person-not-found' } });
    }
  });

  it('are ready when every service has answered, and read part by part under one numbering', async () => {
    const as = await someone();
    const told = h.world.listen(identity.exportReady);
    const asked = await ask(as);
    expect(asked.status).toBe(202);
    const { id: requestId } = asked.body;
    expect(asked.body).toMatchObject({ kind: 'export', status: 'collecting', version: 1 });
    expect(asked.headers['location']).toBe(`/v1/identity/data-requests/${requestId}`);
    await waitsFor(as, requestId, ['delivery', 'documents', 'permits', 'tax']);
    expect((await h.world.ask(identity.readExport, { requestId }, { as })).problem.code).toBe('data-request.not-ready');
    await collected('permits', requestId, 2);
    await collected('documents', requestId, 1);
    await collected('delivery', requestId, 0);
    await waitsFor(as, requestId, ['tax']);
    await collected('tax', requestId, 0);
    const ready = await eventually('the export', async () => { const found = await read(as, requestId); return found.status === 'ready' ? found : undefined; });
    expect(ready.waitingFor).toEqual([]);
    expect(ready.shares.map(s => s.service)).toEqual([...dataHolders].sort());

    const parts = [];
    for (let part: number | null | undefined = 1; part; part = parts.at(-1)!.next) parts.push((await h.world.ask(identity.readExport, { requestId, part }, { as })).body);
    expect(parts.map(p => [p.part, p.parts, p.next])).toEqual([[1, 4, 2], [2, 4, 3], [3, 4, 4], [4, 4, null]]);
    const from = parts.map(p => p.entries.map(e => (e.data as { from?: string }).from ?? e.kind));
    expect(from).toEqual([['documents'], ['identity.person', 'identity.data-request'], ['permits'], ['permits']]);
    expect(parts[1]!.entries[0]!.data).toMatchObject({ id: as.id, name: expect.any(String), mobile: expect.stringMatching(/^1\d{10}$/), level: 2 });
    expect(parts[0]!.index).toContainEqual({ service: 'permits', kind: 'permits.case', count: 2, zh: '办件', en: 'Cases' });
    expect((await h.world.ask(identity.readExport, { requestId, part: 5 }, { as })).problem.code).toBe('data-request.part-unknown');
    // Read twice, told twice: nothing is counted twice.
    await collected('permits', requestId, 2);
    expect((await h.world.ask(identity.readExport, { requestId }, { as })).body.parts).toBe(4);
    const { data } = await eventually('the fact', () => told.find(e => e.data.requestId === requestId));
    expect(data).toEqual({ requestId, personId: as.id, expiresAt: asked.body.expiresAt });
    const contact = await h.world.ask(identity.readDataRequestContact, { requestId }, { as: { kind: 'service', id: 'delivery' } });
    expect(contact.body).toEqual({ owner: as.id, mobile: expect.stringMatching(/^19199\d{6}$/) });
    expect((await h.world.ask(identity.readDataRequestContact, { requestId: newId() }, { as: { kind: 'service', id: 'delivery' } })).problem.code).toBe('data-request.not-found');
    const [{ n } = { n: 0 }] = await h.world.sql<{ n: number }>('identity', `SELECT count(*)::int AS n FROM audit WHERE entity = $1 AND operation = 'identity.data.read-export.v1'`, [`person:${as.id}`]);
    expect(n).toBeGreaterThanOrEqual(5);
  });

  it('are one at a time, however many ask at once', async () => {
    const as = await someone();
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(as)));
    expect(answers.map(a => a.status).sort()).toEqual([202, ...Array.from({ length: 7 }, () => 409)]);
    expect(new Set(answers.filter(a => a.status === 409).map(a => a.problem.code))).toEqual(new Set(['data-request.open']));
    expect((await h.world.ask(identity.listDataRequests, {}, { as })).body.items).toHaveLength(1);
  });

  it('are the person’s alone', async () => {
    const as = await someone();
    const { body } = await ask(as);
    const another = await someone();
    for (const operation of [identity.readDataRequest, identity.readExport] as const)
      expect((await h.world.ask(operation, { requestId: body.id }, { as: another })).problem.code).toBe('data-request.not-found');
    expect((await h.world.ask(identity.listDataRequests, {}, { as: another })).body.items).toEqual([]);
    expect((await h.world.ask(identity.readDataRequest, { requestId: body.id }, { as: officer('330782') })).status).toBe(403);
    expect((await ask(await someone({ act: { kind: 'officer', id: newId() } }))).problem.code).toBe('data-request.own-only');
    expect((await ask(await someone({ act: { kind: 'app', id: 'kiosk', act: { kind: 'officer', id: newId() } } }))).problem.code).toBe('data-request.own-only');
    expect((await ask(await someone({ level: 1 }))).problem.code).toBe('data-request.level-too-low');
  });

  it('have a last day by the calendar, and an end', async () => {
    const as = await someone();
    const { body } = await ask(as);
    expect(body.why).toMatchObject({ rule: 'person-data.reply', duration: 15, unit: 'working-days', verified: false });
    const answered = await someone();
    const { id } = (await ask(answered)).body;
    for (const service of Object.keys(others) as Other[]) await collected(service, id, 0);
    await eventually('ready', async () => (await read(answered, id)).status === 'ready');
    h.clock.moveTo(new Date(Date.parse(body.due) + 86_400_000));
    await eventually('overdue', async () => (await read(as, body.id)).overdueAt);
    expect(await read(answered, id)).toMatchObject({ status: 'ready', overdueAt: null });
    h.clock.moveTo(new Date(body.expiresAt!));
    await eventually('expired', async () => (await read(answered, id)).status === 'expired');
    expect((await h.world.ask(identity.readExport, { requestId: id }, { as: answered })).problem.code).toBe('data-request.expired');
    await eventually('what was collected goes', async () => (await h.world.sql('identity', 'SELECT 1 FROM data_share_part WHERE request_id = $1', [id])).length === 0);
    // Another may be asked for now.
    expect((await ask(as)).status).toBe(202);
  });
});
