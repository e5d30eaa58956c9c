import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { PassList, PassView, SentMessage, SentPage } from '@counterless/contracts';
import { eventually } from '@counterless/testing';
import type { Answered } from '../../src/stories/rest.ts';
import type { Told, Town } from './town.ts';

const atOnce = 32;

/** A client as it should be: the same request under the same key until it is answered. */
async function submit(town: Town, driver: Told, within: number): Promise<{ pass: PassView; attempts: number }> {
  const key = randomUUID();
  const body = town.request(driver);
  const end = Date.now() + within;
  for (let attempts = 1; ; attempts++) {
    const answer: Answered<PassView> | undefined = await town.rest
      .call<PassView>('POST', '/v1/permits/passes', { token: driver.token, key, body, timeoutMs: 8000 })
      .catch(() => undefined);
    if (answer?.status === 201) return { pass: answer.body, attempts };
    // In progress: the first attempt may still be under way.
    const again = !answer || answer.status >= 500 || (answer.status === 409 && answer.text.includes('idempotency.in-progress'));
    if (!again) throw new Error(`answered ${answer.status} ${answer.text}`);
    if (Date.now() > end) throw new Error(`no success within ${within} ms; last ${answer?.status} ${answer?.text}`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/** `count` submissions, `atOnce` in flight; `fault` is done once a third of them are acknowledged. */
async function submitThrough(town: Town, driver: Told, count: number, fault: () => Promise<void>): Promise<{ passes: PassView[]; attempts: number }> {
  const passes: PassView[] = [];
  let [started, attempts] = [0, 0];
  let faulted: Promise<void> | undefined;
  const worker = async () => {
    while (started++ < count) {
      const done = await submit(town, driver, 30_000);
      attempts += done.attempts;
      passes.push(done.pass);
      if (passes.length >= count / 3) faulted ??= fault();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await faulted;
  return { passes, attempts };
}

async function every<T>(read: (cursor: string) => Promise<{ items: T[]; next?: string | null }>): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null | undefined = '';
  do {
    const page: { items: T[]; next?: string | null } = await read(cursor && `&cursor=${cursor}`);
    all.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return all;
}

/** What is killed comes back, and nobody loses or doubles a pass or a message by it. */
export function kill(town: () => Town): void {
  const ofHolder = (driver: Told) => every(cursor => town().rest.ok<PassList>('GET', `/v1/permits/passes?limit=200${cursor}`, { token: driver.token }));
  const sent = () => every(cursor => town().rest.ok<SentPage>('GET', `/v1/sandbox/messages?limit=200${cursor}`, { token: town().partner }));

  /** Every acknowledged pass is there once, each with one SMS, and there are no others. */
  const allOnce = async (driver: Told, passes: readonly PassView[], count: number) => {
    expect(new Set(passes.map(p => p.id)).size).toBe(count);
    const there = await ofHolder(driver);
    expect(there.map(p => p.id).sort()).toEqual(passes.map(p => p.id).sort());
    expect(there.map(p => p.status)).toEqual(Array.from({ length: count }, () => 'granted'));
    expect(new Set(there.map(p => p.number)).size).toBe(count);
    const mine = new Set(passes.map(p => `pass:${p.id}`));
    const sms = async (): Promise<SentMessage[]> => (await sent()).filter(m => m.channel === 'sms' && mine.has(m.about ?? ''));
    await eventually(`${count} messages`, async () => new Set((await sms()).map(m => m.about)).size === count, 60_000);
    await town().still('delivery');
    const all = await sms();
    expect(all.length).toBe(count);
    expect(new Set(all.map(m => m.about)).size).toBe(count);
    await eventually('every seal', async () => (await ofHolder(driver)).every(p => p.qr), 60_000);
  };

  const others = (name: string) => Object.fromEntries(Object.entries(town().pids()).filter(([other]) => other !== name));

  describe('kill -9', () => {
    it.each([
      ['permits', 200],
      ['delivery', 60],
      ['documents', 40],
    ] as const)('of %s under %i submissions loses and doubles nothing', async (service, count) => {
      const driver = await town().person();
      const [before, pid] = [others(service), town().pids()[service]];
      const { passes } = await submitThrough(town(), driver, count, () => town().platform.services.kill(service, 'SIGKILL'));
      await town().platform.services.whenReady(service);
      await allOnce(driver, passes, count);
      expect(others(service)).toEqual(before);
      expect(town().pids()[service]).not.toBe(pid);
    }, 150_000);

    it.each([
      ['nats', 60],
      ['postgres', 60],
    ] as const)('of %s under %i submissions loses and doubles nothing, and nobody has to be restarted', async (server, count) => {
      const driver = await town().person();
      const [before, pid] = [others(server), town().pids()[server]];
      const { passes, attempts } = await submitThrough(town(), driver, count, () => town().platform.stack.kill(server, 'SIGKILL'));
      await town().platform.stack.whenReady(server, 60_000);
      expect(attempts).toBeGreaterThan(count);
      await allOnce(driver, passes, count);
      expect(others(server)).toEqual(before);
      expect(town().pids()[server]).not.toBe(pid);
    }, 150_000);
  });
}
