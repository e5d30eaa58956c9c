import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { identity, permits } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { factStream } from '@counterless/platform';
import { eventually, officer, person } from '@counterless/testing';
import { get, Stage, type Front } from './harness.ts';
import { Listener } from './listener.ts';

let stage: Stage;
let front: Front;
let second: Front;
let token: string;
const opened: Listener[] = [];
beforeAll(async () => {
  stage = await Stage.start();
  [front, second] = [await stage.front({ streamsPerSubject: 4, streamsPerApp: 6 }), await stage.front()];
});
afterEach(async () => {
  opened.splice(0).forEach(l => l.close());
  await eventually('no listener', async () => front.gateway.live.size + second.gateway.live.size === 0);
  await stage.silence();
});
afterAll(async () => stage.stop());

const address = (passId: string) => `/v1/permits/passes/${passId}/events`;
const listen = async (passId: string, more: { at?: Front; token?: string; since?: string; deaf?: boolean } = {}) => {
  const listener = await Listener.open(more.at ?? front, address(passId), more.token ?? token, more.since === undefined ? {} : { 'last-event-id': more.since }, more.deaf);
  opened.push(listener);
  return listener;
};
const mayRead = async () => {
  token = await stage.issuer.token();
  const asked = stage.answer(permits.readPass, () => ({ body: '{}' }));
  await stage.settle();
  return asked;
};
const grant = (passId: string, more: object = {}) =>
  stage.tell(permits.passGranted, { passId, destination: '330782', number: '330782000001', plate: '浙G12345', origin: '330100', validFrom: '2026-03-01T00:00:00Z', validUntil: '2026-03-02T00:00:00Z', ...more });
const revoke = (passId: string) => stage.tell(permits.passRevoked, { passId, destination: '330782' });

describe('live events', () => {
  it('tell each listener, at whichever gateway, what happens to its resource and to no other', async () => {
    const asked = await mayRead();
    const [mine, other] = [newId(), newId()];
    const [one, two, third] = [await listen(mine), await listen(mine, { at: second }), await listen(other)];
    await Promise.all([one, two, third].map(l => l.hears(1)));
    grant(mine);
    revoke(mine);
    const [open, granted, revoked] = await one.hears(3);
    expect([open!.event, granted!.event, revoked!.event]).toEqual(['open', 'granted', 'revoked']);
    expect(granted!.data).toMatchObject({ passId: mine, number: '330782000001', plate: '浙G12345' });
    expect(await two.hears(3)).toEqual([{ ...open, id: two.heard[0]!.id }, granted, revoked]);
    expect(third.names).toEqual(['open']);
    expect(one.response.headers).toMatchObject({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-request-id': expect.any(String) });
    expect(asked).toHaveLength(3);
  });

  it('of a queue tell an officer what happens in the own department and region, wherever in it', async () => {
    stage.answer(permits.listQueue, () => ({ body: '{"items":[],"next":null}' }));
    await stage.settle();
    const hear = async (region: string, query = '') => {
      const listener = await Listener.open(front, `/v1/permits/queue/events${query}`, await stage.issuer.token(officer(region, ['clerk'], { department: 'LEAD' })));
      opened.push(listener);
      await listener.hears(1);
      return listener;
    };
    const [county, city, part, province, other] = [await hear('330782'), await hear('330700'), await hear('330700', '?region=330783'), await hear('330000'), await hear('330100')];
    const opens = (department: string, region: string) => stage.tell(permits.taskOpened, { taskId: newId(), caseId: newId(), kind: 'stage', department, region, due: '2026-03-09' });
    opens('SIDE', '330782');
    opens('LEAD', '330782');
    opens('LEAD', '330783');
    await province.hears(3);
    expect(await city.hears(3)).toEqual([expect.anything(), ...province.heard.slice(1)]);
    expect([await county.hears(2), await part.hears(2)].map(h => h[1]!.data['region'])).toEqual(['330782', '330783']);
    expect([county, city, part, province, other].map(l => l.names.length)).toEqual([2, 3, 2, 3, 1]);
    expect(city.heard[1]).toMatchObject({ event: 'opened', data: { department: 'LEAD', due: '2026-03-09' } });
  });

  it('of a case tell whatever is told of it', async () => {
    stage.answer(permits.readCase, () => ({ body: '{}' }));
    await stage.settle();
    const caseId = newId();
    const listener = await Listener.open(front, `/v1/permits/cases/${caseId}/events`, await stage.issuer.token());
    opened.push(listener);
    await listener.hears(1);
    const data = { caseId, applicantKind: 'person', applicant: newId(), department: 'LEAD', region: '330782', matter: 'CASE00000001' } as const;
    stage.tell(permits.caseSupplementAsked, { ...data, status: 'supplement', due: '2026-03-16' });
    stage.tell(permits.caseGranted, { ...data, caseId: newId(), status: 'granted', by: 'officer' });
    stage.tell(permits.caseGranted, { ...data, status: 'granted', by: 'officer' });
    expect((await listener.hears(3)).map(h => [h.event, h.data['status']])).toEqual([['open', undefined], ['supplement-asked', 'supplement'], ['granted', 'granted']]);
  });

  it('go on where a listener was, at any gateway, without a gap and without a double', async () => {
    await mayRead();
    const passId = newId();
    const first = await listen(passId);
    grant(passId);
    const { id } = (await first.hears(2))[1]!;
    first.close();
    for (let i = 0; i < 50; i++) {
      grant(passId, { number: `missed ${i}` });
      grant(newId());
    }
    const again = await listen(passId, { at: second, since: id! });
    for (let i = 0; i < 50; i++) grant(passId, { number: `live ${i}` });
    const heard = await again.hears(101);
    expect(heard[0]).toMatchObject({ event: 'open', id });
    expect(heard.slice(1).map(h => h.data['number'])).toEqual([...Array.from({ length: 50 }, (_, i) => `missed ${i}`), ...Array.from({ length: 50 }, (_, i) => `live ${i}`)]);
    // From the first event on a stream can be taken up again.
    const fresh = await listen(newId());
    const late = await listen(passId, { since: (await fresh.hears(1))[0]!.id! });
    revoke(passId);
    expect((await late.hears(2)).map(h => h.event)).toEqual(['open', 'revoked']);
  });

  it.each(['nonsense', '0-17', 'next'])('ask to read again where they cannot go on: after %s', async kind => {
    await mayRead();
    const passId = newId();
    const known = (await (await listen(passId)).hears(1))[0]!.id!;
    const stream = known.split('-')[0]!;
    const listener = await listen(passId, { since: kind === 'next' ? `${stream}-999999999` : kind });
    await listener.hears(2);
    grant(passId);
    const heard = await listener.hears(3);
    expect(heard.map(h => h.event)).toEqual(['open', 'reread', 'granted']);
    expect(heard[1]!.id!.split('-')[0]).toBe(stream);
  });

  it('ask to read again after a place that the stream has forgotten', async () => {
    await mayRead();
    const passId = newId();
    const first = await listen(passId);
    grant(passId);
    const { id } = (await first.hears(2))[1]!;
    grant(passId);
    grant(passId);
    await first.hears(4);
    const jsm = await jetstreamManager(stage.world.nats);
    await jsm.streams.purge(factStream, { seq: Number(id!.split('-')[1]) + 2 });
    expect((await (await listen(passId, { since: id! })).hears(2)).map(h => h.event)).toEqual(['open', 'reread']);
  });

  it('are for those alone who may read, and say so as the read does', async () => {
    stage.answer(permits.readPass, () => ({ status: 404, body: '{"code":"pass.not-found"}', headers: { 'content-type': 'application/problem+json' } }));
    await stage.settle();
    const own = await stage.issuer.token();
    expect(await get(front, address(newId()), { token: own })).toMatchObject({ status: 404, body: { code: 'pass.not-found' } });
    expect((await get(front, address(newId()))).body['code']).toBe('auth.required');
    expect((await get(front, address(newId()), { token: await stage.issuer.token({ scopes: [] }) })).body['code']).toBe('auth.scope-missing');
    expect((await get(front, address(newId()), { token: await stage.issuer.token({ kind: 'app' }) })).body['code']).toBe('auth.actor-refused');
    expect((await get(front, address(newId()), { token: own, headers: { accept: 'application/json' } })).status).toBe(406);
    expect(await get(front, address(newId()), { token: own, method: 'POST' })).toMatchObject({ status: 405, headers: expect.objectContaining({}) });
    expect(front.gateway.live.size).toBe(0);
  });

  it('end with the token, and with its revocation', async () => {
    await mayRead();
    const actor = person();
    const [lapsing, voided] = [await listen(newId()), await listen(newId(), { token: await stage.issuer.token(actor, { iat: Math.floor(Date.now() / 1000) - 5 }) })];
    await Promise.all([lapsing.hears(1), voided.hears(1)]);
    stage.tell(identity.accessRevoked, { subject: actor.id, before: new Date().toISOString() });
    expect((await voided.hears(2))[1]).toMatchObject({ event: 'end', data: { reason: 'token-revoked' } });
    front.gateway.live.tick();
    expect(lapsing.ended).toBe(false);
    front.gateway.live.tick(Date.now() + 601_000);
    expect((await lapsing.hears(2))[1]).toMatchObject({ event: 'end', data: { reason: 'token-expired' } });
    await eventually('both ended', async () => lapsing.ended && voided.ended);
  });

  it('give a sign of life now and then', async () => {
    await mayRead();
    const listener = await listen(newId());
    for (let i = 0; i < 30; i++) front.gateway.live.tick();
    await eventually('two beats', async () => listener.beats >= 2);
  });

  it('are limited per subject and per app', async () => {
    await mayRead();
    const [one, two] = [person(), person()];
    const [mine, yours] = [await stage.issuer.token(one), await stage.issuer.token(two)];
    for (let i = 0; i < 4; i++) await listen(newId(), { token: mine });
    const refused = await get(front, address(newId()), { token: mine });
    expect([refused.status, refused.body['code'], refused.headers.get('retry-after')]).toEqual([429, 'rate.limited', '30']);
    for (let i = 0; i < 2; i++) await listen(newId(), { token: yours });
    expect((await get(front, address(newId()), { token: yours })).status).toBe(429);
    opened[0]!.close();
    await eventually('room for another', async () => front.gateway.live.size === 5);
    expect((await (await listen(newId(), { token: mine })).hears(1))[0]!.event).toBe('open');
  });

  it('drop a listener who does not read, and no other', async () => {
    await mayRead();
    const passId = newId();
    const [deaf, good] = [await listen(passId, { deaf: true }), await listen(passId)];
    await good.hears(1);
    // More than the sockets and the gateway hold for anybody.
    const padding = 'x'.repeat(60_000);
    for (let i = 0; i < 300; i++) {
      grant(passId, { padding });
      if (i % 20 === 19) await good.hears(i);
    }
    await good.hears(301);
    deaf.listen();
    await eventually('the last event', async () => deaf.names.at(-1) === 'end');
    expect(deaf.heard.at(-1)!.data).toEqual({ reason: 'too-slow' });
    expect(deaf.heard.length).toBeLessThan(301);
    expect(good.ended).toBe(false);
  }, 20_000);

  it('are not kept for a listener who left before the first event', async () => {
    token = await stage.issuer.token();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const asked = stage.answer(permits.readPass, async () => {
      await answered;
      return { body: '{}' };
    });
    await stage.settle();
    const leaving = connect(front.port, '127.0.0.1', () => leaving.write(`GET ${address(newId())} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`));
    await eventually('the question', async () => asked.length === 1);
    leaving.destroy();
    await new Promise(resolve => setTimeout(resolve, 50));
    answer();
    // Whoever comes later is counted from nothing.
    for (let i = 0; i < 4; i++) await listen(newId());
    await eventually('four listeners', async () => front.gateway.live.size === 4);
  });

  it('hear on after NATS was away', async () => {
    await mayRead();
    const passId = newId();
    const listener = await listen(passId);
    await listener.hears(1);
    await front.connection.reconnect();
    grant(passId);
    expect((await listener.hears(2))[1]!.event).toBe('granted');
    grant(passId);
    await listener.hears(3);
    expect(listener.names).toEqual(['open', 'granted', 'granted']);
  });

  it('end when the gateway stops, which does not wait for them', async () => {
    await mayRead();
    const passing = await stage.front();
    const listener = await listen(newId(), { at: passing });
    await listener.hears(1);
    const started = process.hrtime.bigint();
    await passing.gateway.close();
    expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(3);
    expect((await listener.hears(2))[1]).toMatchObject({ event: 'end', data: { reason: 'restarting' } });
  });

  it('ask to read again when the stream is another one', async () => {
    await mayRead();
    const passId = newId();
    const listener = await listen(passId);
    await listener.hears(1);
    const jsm = await jetstreamManager(stage.world.nats);
    await jsm.streams.delete(factStream);
    expect((await listener.hears(2))[1]!.event).toBe('reread');
    grant(passId);
    expect((await listener.hears(3))[2]!.event).toBe('granted');
  });
});
