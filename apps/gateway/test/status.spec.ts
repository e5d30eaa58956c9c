import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Subscription } from '@nats-io/nats-core';
import { healthSubject, services } from '@counterless/contracts';
import { eventually } from '@counterless/testing';
import { hearsItself } from '../src/status/health.ts';
import { StatusWatch, type Reading } from '../src/status/status-watch.ts';
import { get, Stage, type Front } from './harness.ts';

const well = { database: 'ok', nats: 'ok' };
const others = services.filter(s => s !== 'gateway');

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.start();
});
afterAll(async () => stage.stop());

/** A replica of a service that says this of itself. */
const replica = (service: string, checks: Record<string, string>): Subscription =>
  stage.world.nats.subscribe(healthSubject(service), { callback: (_error, message) => void message.respond(JSON.stringify(checks)) });

describe('the watch', () => {
  it('sees what works, what works in part, what does not, and since when', async () => {
    const { connection } = await stage.front();
    const running = new Map(others.map(service => [service as string, [replica(service, well)]]));
    await stage.settle();
    const watch = new StatusWatch(connection, hearsItself(connection), { pause: 10, patience: 300 });
    watch.start();
    try {
      const first = await eventually('all up', async () => {
        const reading = await watch.reading();
        return reading.state === 'up' && reading;
      });
      expect(first.parts.map(p => p.part)).toEqual(['messages', ...others]);
      const stateOf = (reading: Reading, part: string) => reading.parts.find(p => p.part === part)!;
      const seen = (part: string, state: string) => eventually(`${part} ${state}`, async () => {
        const reading = await watch.reading();
        return stateOf(reading, part).state === state && reading;
      });

      // One of two replicas lacks something.
      running.get('permits')!.push(replica('permits', { database: 'connect ECONNREFUSED 10.1.2.3:5432', nats: 'ok' }));
      const partly = await seen('permits', 'degraded');
      expect(stateOf(partly, 'permits').failing).toEqual(['database']);
      expect(partly.state).not.toBe('up');
      // None has its database.
      running.get('permits')![0]!.unsubscribe();
      await seen('permits', 'down');

      // Gone, and back.
      running.get('tax')![0]!.unsubscribe();
      const gone = stateOf(await seen('tax', 'down'), 'tax');
      expect(gone.since.getTime()).toBeGreaterThan(stateOf(first, 'tax').since.getTime());
      const later = stateOf(await eventually('another look', async () => { const r = await watch.reading(); return r.at > gone.since && r; }), 'tax');
      expect([later.state, later.since]).toEqual(['down', gone.since]);
      replica('tax', well);
      expect(stateOf(await seen('tax', 'up'), 'tax').since.getTime()).toBeGreaterThan(gone.since.getTime());
    } finally {
      watch.stop();
    }
  });
});

describe('the page', () => {
  let front: Front;
  const html = { headers: { accept: 'text/html' } };
  beforeAll(async () => {
    front = await stage.front();
  });

  it('is read in both languages, without a script, and switched from one to the other', async () => {
    const english = await get(front, '/status', html);
    expect([english.status, english.headers.get('content-type'), english.headers.get('content-language')]).toEqual([200, 'text/html; charset=utf-8', 'en']);
    expect(english.text).toContain('<html lang="en">');
    expect(english.text).toContain('Matters, cases and entry passes');
    expect(english.text).toContain('width=device-width');
    expect(english.text).not.toMatch(/<script|<style| on[a-z]+=| style=/);
    expect(english.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(english.headers.get('cache-control')).toBe('public, max-age=2');
    expect(english.headers.get('vary')).toMatch(/accept.*accept-language/);
    const [, other] = /href="(\/status\?lang=zh)"/.exec(english.text)!;
    for (const chinese of [await get(front, other!, html), await get(front, '/status', { headers: { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8', accept: 'text/html' } })]) {
      expect([chinese.headers.get('content-language'), chinese.text.includes('<html lang="zh-CN">'), chinese.text.includes('href="/status?lang=en"')]).toEqual(['zh-CN', true, true]);
      expect(chinese.text).toContain('事项、办件与通行证');
    }
    for (const link of ['/status.css', '/status.json']) expect((await get(front, link)).status).toBe(200);
    expect((await get(front, '/status?lang=%3Cscript%3E', html)).text).not.toContain('script');
  });

  it('is JSON for whoever asks for that, and tells no address', async () => {
    const named = await eventually('permits without a database', async () => {
      const got = await get(front, '/status.json', html);
      return (got.body['parts'] as { part: string; state: string }[]).some(p => p.part === 'permits' && p.state === 'down') && got;
    }, 20_000);
    const asked = await get(front, '/status', { headers: { accept: 'application/json' } });
    expect(asked.body).toMatchObject({ state: expect.any(String), readAt: expect.any(String) });
    const permits = (named.body['parts'] as { part: string }[]).find(p => p.part === 'permits');
    expect(permits).toMatchObject({ state: 'down', failing: ['database'], since: expect.any(String), affected: { zh: expect.any(String), en: expect.any(String) } });
    expect(named.text + asked.text).not.toContain('10.1.2.3');
  });

  it('answers at once with NATS away, and says so', async () => {
    await get(front, '/status', html);
    await stage.world.stack.kill('nats', 'SIGKILL');
    const told = await eventually('the page to tell', async () => {
      // From memory: it is there before what has to ask a service gives up.
      const asking = get(front, '/v1/permits/themes').then(() => undefined);
      const got = await Promise.race([get(front, '/status.json'), asking]);
      expect(got?.status).toBe(200);
      return got!.body['state'] === 'down' && got!.body;
    }, 20_000);
    expect((told['parts'] as { state: string }[]).map(p => p.state)).toEqual(['messages', ...others].map(() => 'down'));
    const page = await get(front, '/status', html);
    expect(page.text).toContain('The platform cannot answer at present');
    expect(page.text).toContain('No request can be answered');

    await stage.world.stack.restartNats();
    await eventually('messages to come through again', async () => ((await get(front, '/status.json')).body['parts'] as { state: string }[])[0]!.state === 'up', 20_000);
  }, 90_000);
});
