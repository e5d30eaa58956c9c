import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permits, tax } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { get, Stage, type Front } from './harness.ts';

const perMinute = 8;
let stage: Stage;
let front: Front;
beforeAll(async () => {
  stage = await Stage.start();
  front = await stage.front({ ratePerMinute: perMinute, trustedProxies: ['127.0.0.1'] });
  stage.answer(permits.listPasses, () => ({}));
  stage.answer(permits.listPassPolicies, () => ({}));
  await stage.settle();
});
afterAll(async () => stage.stop());

/** Counting starts afresh each minute: not across its turn. */
async function roomInTheMinute(): Promise<void> {
  const left = 60 - (Date.now() / 1000) % 60;
  if (left < 10) await new Promise(resolve => setTimeout(resolve, left * 1000 + 50));
}
const list = async (where: Front, client: string) => get(where, '/v1/permits/passes', { token: await stage.issuer.token({ client }) });
const open = (address: string, where = front) => get(where, '/v1/permits/pass-policies', { headers: { 'x-forwarded-for': address } });
const left = (header: string | null) => Number(/r=(\d+)/.exec(header ?? '')?.[1]);

describe('the limit of requests', () => {
  it('is told with every answer, and what is left counts down to 429 with the seconds to wait', async () => {
    await roomInTheMinute();
    for (let used = 1; used <= perMinute; used++) {
      const got = await list(front, 'app-one');
      expect(got.status).toBe(200);
      expect(got.headers.get('ratelimit-policy')).toBe(`"default";q=${perMinute};w=60`);
      expect(got.headers.get('ratelimit')).toMatch(/^"default";r=\d+;t=\d+$/);
      expect(left(got.headers.get('ratelimit'))).toBe(perMinute - used);
    }
    const got = await list(front, 'app-one');
    expect([got.status, got.body['code'], got.body['requestId']]).toEqual([429, 'rate.limited', got.headers.get('x-request-id')]);
    const wait = Number(got.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(got.headers.get('ratelimit')).toBe(`"default";r=0;t=${wait}`);
  });

  it('of one app does not touch another, nor do two people of one app have two', async () => {
    await roomInTheMinute();
    for (let i = 0; i <= perMinute; i++) await list(front, 'app-two');
    expect((await list(front, 'app-two')).status).toBe(429);
    expect((await list(front, 'app-three')).status).toBe(200);
  });

  it('holds by address where nobody is named', async () => {
    await roomInTheMinute();
    for (let i = 0; i < perMinute; i++) expect((await open('192.0.2.1')).status).toBe(200);
    expect((await open('192.0.2.1')).status).toBe(429);
    expect((await open('192.0.2.2')).status).toBe(200);
  });

  it('of an operation that has its own is reached before the others’', async () => {
    await roomInTheMinute();
    const wide = await stage.front({ ratePerMinute: 10_000, trustedProxies: ['127.0.0.1'] });
    stage.answer(tax.checkInvoice, () => ({}));
    const check = (address: string) => get(wide, '/v1/tax/invoices/3300194130/00000001', { headers: { 'x-forwarded-for': address } });
    const statuses: number[] = [];
    for (let i = 0; i <= tax.checkInvoice.http!.perMinute!; i++) statuses.push((await check('192.0.2.9')).status);
    // Both limits are told, each by its name: it is the own one that is used up.
    const told = await check('192.0.2.9');
    expect(told.headers.get('ratelimit-policy')).toBe('"default";q=10000;w=60, "tax-invoice-check";q=60;w=60');
    expect(told.headers.get('ratelimit')).toMatch(/^"default";r=99\d\d;t=\d+, "tax-invoice-check";r=0;t=\d+$/);
    expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(statuses).toEqual([...Array.from({ length: 60 }, () => 200), 429]);
    expect([(await check('192.0.2.10')).status, (await open('192.0.2.9', wide)).status]).toEqual([200, 200]);
  });

  it('holds for those whose token is refused, by address', async () => {
    await roomInTheMinute();
    const forged = () => get(front, '/v1/permits/passes', { token: 'x.y.z', headers: { 'x-forwarded-for': '192.0.2.3' } });
    for (let i = 0; i < perMinute; i++) expect((await forged()).status).toBe(401);
    expect((await forged()).status).toBe(429);
  });

  it('believes no address that a stranger gives', async () => {
    await roomInTheMinute();
    const direct = await stage.front({ ratePerMinute: perMinute });
    for (let i = 0; i < perMinute; i++) await open(`192.0.2.${10 + i}`, direct);
    expect((await open('192.0.2.99', direct)).status).toBe(429);
  });

  it('of one app at seven times its rate costs the others nothing: what is refused reaches no service', async () => {
    await roomInTheMinute();
    const asked = stage.answer(permits.readPass, () => ({}));
    await stage.settle();
    const read = async (client: string) => get(front, `/v1/permits/passes/${newId()}`, { token: await stage.issuer.token({ client }) });
    const [noisy, quiet] = await Promise.all([
      Promise.all(Array.from({ length: 7 * perMinute }, () => read('app-noisy'))),
      Promise.all(Array.from({ length: perMinute }, () => read('app-quiet'))),
    ]);
    const count = (answers: typeof noisy, status: number) => answers.filter(a => a.status === status).length;
    expect([count(noisy, 200), count(noisy, 429), count(quiet, 200)]).toEqual([perMinute, 6 * perMinute, perMinute]);
    expect(noisy.filter(a => a.status === 429).every(a => Number(a.headers.get('retry-after')) > 0)).toBe(true);
    expect(asked).toHaveLength(2 * perMinute);
  });

  /** Resolves once a replica has told the others of this app, and they have heard it. */
  const toldOf = (client: string) => {
    const heard = new Promise<void>(resolve => {
      const subscription = stage.world.nats.subscribe('internal.gateway.usage', {
        callback: (_error, message) => {
          if (!(`app:${client}` in message.json<{ counts: object }>().counts)) return;
          subscription.unsubscribe();
          resolve();
        },
      });
    });
    return heard.then(() => stage.settle());
  };

  it('is one for all replicas together', async () => {
    await roomInTheMinute();
    const other = await stage.front({ ratePerMinute: perMinute });
    await stage.settle();
    let told = toldOf('app-four');
    for (let i = 0; i < perMinute - 1; i++) await list(front, 'app-four');
    await told;
    told = toldOf('app-four');
    const last = await list(other, 'app-four');
    expect([last.status, left(last.headers.get('ratelimit'))]).toEqual([200, 0]);
    await told;
    expect((await list(front, 'app-four')).status).toBe(429);
  });

  it('lets through at most its rate at each replica before they have told each other, and nothing after', async () => {
    await roomInTheMinute();
    const other = await stage.front({ ratePerMinute: perMinute });
    await stage.settle();
    const told = toldOf('app-five');
    const at = (where: Front) => Promise.all(Array.from({ length: 7 * perMinute }, () => list(where, 'app-five')));
    const answers = (await Promise.all([at(front), at(other)])).flat();
    const passed = answers.filter(a => a.status === 200).length;
    expect(passed).toBeGreaterThanOrEqual(perMinute);
    expect(passed).toBeLessThanOrEqual(2 * perMinute);
    await told;
    for (const where of [front, other]) expect((await list(where, 'app-five')).status).toBe(429);
  });
});
