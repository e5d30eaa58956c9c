import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { delivery, permits, type PartnerEvent } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { UnitOfWork } from '@counterless/platform';
import { eventually } from '@counterless/testing';
import { Events } from '../src/webhooks/ports.ts';
import { appOf, clock, closeTown, feed, inFeed, openTown, passData, running, tell, webhook, world } from './event-town.ts';

beforeAll(openTown);
afterAll(closeTown);

describe('the event feed', () => {
  it('tells an app what came through it, also what others did to it later, and no other app', async () => {
    const [mine, other] = [appOf(), appOf()];
    const [passId, foreign] = [newId(), newId()];
    const ids = [await tell(passId, 1, mine.id), await tell(passId, 2), await tell(passId, 3, other.id)];
    await tell(foreign, 1, other.id);
    const items = await inFeed(mine, 3);
    expect(items.map((e: PartnerEvent) => [e.id, e.sequence])).toEqual(ids.map((id, i) => [id, i + 1]));
    expect(items[0]).toEqual({
      specversion: '1.0', id: ids[0], source: '/permits', type: 'permits.pass.expired.v1', subject: passId, time: clock.now().toISOString(),
      datacontenttype: 'application/json', sequence: 1, data: passData(passId),
    });
    expect((await inFeed(other, 1))[0]!.subject).toBe(foreign);
    expect((await world.ask(delivery.readEvent, { eventId: ids[1]! }, { as: mine })).body.id).toBe(ids[1]);
    expect((await world.ask(delivery.readEvent, { eventId: ids[1]! }, { as: other })).problem.code).toBe('event.not-found');
  });

  it('tells of a parcel to the app of what it was sent for, without whom and where, and no other app', async () => {
    const [mine, other] = [appOf(), appOf()];
    const [requisitionId, parcelId] = [newId(), newId()];
    const [hook, foreign] = [await webhook(mine), await webhook(other)];
    await tell(requisitionId, 1, mine.id);
    await tell(newId(), 1, other.id);
    await inFeed(mine, 1);
    const to = { recipient: '王小明', mobile: `135${String(Date.now()).slice(-8)}`, region: '330782', line: '稠州北路 1 号 2 室' };
    const order = { parcelId, owner: { kind: 'enterprise' as const, id: newId() }, region: '330782', to, contents: '发票 1 本', reference: `requisition:${requisitionId}` };
    expect((await world.ask(delivery.sendParcel, order, { as: { kind: 'service', id: 'tax' } })).status).toBe(200);
    await inFeed(mine, 2);
    for (const status of ['in-transit', 'signed-for'] as const)
      expect((await world.ask(delivery.moveParcel, { parcelId, status, place: '义乌营业部' }, { as: mine })).status).toBe(200);
    const [, ...parcel] = await inFeed(mine, 4);
    expect(parcel.map(e => [e.type, e.subject])).toEqual(['accepted', 'moved', 'signed-for'].map(verb => [`delivery.parcel.${verb}.v1`, parcelId]));
    expect(Object.keys(parcel[2]!.data).sort()).toEqual(['at', 'parcelId', 'reference', 'status', 'waybill']);
    expect(parcel[2]!.data).toMatchObject({ reference: order.reference, status: 'signed-for' });
    await eventually('all by webhook', () => hook.stub.taken.length === 4);
    expect(hook.stub.taken.map(t => t.event).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual((await feed(mine)).items.sort((a, b) => (a.id < b.id ? -1 : 1)));
    for (const secret of Object.values(to).filter(v => v !== to.region)) expect(hook.stub.taken.map(t => t.text).join()).not.toContain(secret);
    expect((await feed(other)).items).toHaveLength(1);
    expect(foreign.stub.taken).toHaveLength(1);
  });

  it('goes on from `next`, also at its end and while it is empty', async () => {
    const as = appOf();
    const empty = await feed(as);
    expect(empty).toMatchObject({ items: [], more: false });
    const passId = newId();
    for (let i = 1; i <= 5; i++) await tell(passId, i, as.id);
    await inFeed(as, 5);
    const seen: number[] = [];
    let cursor: string | undefined = empty.next;
    for (let more = true; more; ) {
      const page = await feed(as, cursor, 2);
      seen.push(...page.items.map((e: PartnerEvent) => e.sequence));
      ({ next: cursor, more } = page);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    expect((await feed(as, cursor)).items).toEqual([]);
    await tell(passId, 6, as.id);
    await inFeed(as, 6);
    expect((await feed(as, cursor)).items.map((e: PartnerEvent) => e.sequence)).toEqual([6]);
  });

  it('refuses a cursor of another list or of more than there is, and says when what follows it is gone', async () => {
    const as = appOf();
    const passId = newId();
    await tell(passId, 1, as.id);
    await inFeed(as, 1);
    const start = (await feed(as, undefined, 1)).next;
    const forged = Buffer.from(`${delivery.readFeed.subject} 99`).toString('base64url');
    for (const cursor of [forged, Buffer.from('delivery.inbox.list.v1 1').toString('base64url'), 'AAAA']) {
      const { status, problem } = await world.ask(delivery.readFeed, { cursor }, { as });
      expect([status, problem.errors?.[0]?.path]).toEqual([400, '$.cursor']);
    }
    await tell(passId, 2, as.id);
    await inFeed(as, 2);
    await world.sql('delivery', 'DELETE FROM event WHERE app = $1', [as.id]);
    expect((await world.ask(delivery.readFeed, { cursor: start }, { as })).problem.code).toBe('event.cursor-too-old');
    expect(await feed(as)).toMatchObject({ items: [], more: false });
    await tell(passId, 3, as.id);
    expect((await inFeed(as, 1))[0]!.sequence).toBe(3);
  });

  it('has no gap and no reorder for a reader that follows it, however its writers commit', async () => {
    const work = running.app.get(UnitOfWork);
    const events = running.app.get(Events);
    const origin = { actor: 'service:delivery', act: undefined, operation: 'test', requestId: 'test', traceparent: undefined };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ entity: fc.integer({ min: 0, max: 4 }), before: fc.integer({ min: 0, max: 8 }), after: fc.integer({ min: 0, max: 8 }) }), { minLength: 1, maxLength: 40 }), async writes => {
        const as = appOf();
        const entities = Array.from({ length: 5 }, () => newId());
        const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
        const add = (entity: string, sequence: number, before: number, after: number) =>
          work.runAs(origin, async tx => {
            await pause(before);
            const id = newId();
            events.add(tx, { id, type: permits.passExpired.subject, entity, about: entity, app: as.id, at: clock.now(), body: JSON.stringify({ id, sequence, subject: entity }) });
            // Holds its place for a while: others may be ready to commit before it.
            await pause(after);
          });
        const written = Promise.all(
          entities.map(async (entity, i) => {
            let sequence = 0;
            for (const w of writes.filter(x => x.entity === i)) await add(entity, ++sequence, w.before, w.after);
          }),
        );
        const seen: PartnerEvent[] = [];
        let done = false;
        void written.finally(() => (done = true));
        let cursor: string | undefined;
        for (let last = false; !last; ) {
          last = done;
          const page = await feed(as, cursor);
          seen.push(...page.items);
          cursor = page.next;
        }
        await written;
        expect(new Set(seen.map(e => e.id)).size).toBe(writes.length);
        expect(seen).toHaveLength(writes.length);
        for (const entity of entities) {
          const order = seen.filter(e => e.subject === entity).map(e => e.sequence);
          expect(order).toEqual(order.map((_, i) => i + 1));
        }
      }),
      { numRuns: 15 },
    );
  });
});
