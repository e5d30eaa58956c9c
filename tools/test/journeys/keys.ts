import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { counterless } from '@counterless/sdk';
import { identity, type KeyState } from '@counterless/contracts';
import type { ProblemDetails } from '@counterless/kernel';
import type { Town } from './town.ts';

/** What became of a request is told by its key alone, to whoever sent it. */
export function keys(town: () => Town): void {
  const state = (key: string, token: string) => town().rest.call<KeyState & ProblemDetails>('GET', identity.readKey.http!.path.replace(':key', encodeURIComponent(key)), { token, headers: { 'accept-language': 'en' } });

  describe('the key of a request', () => {
    it('tells its sender what became of it and where the result is, and nobody else anything', async () => {
      const [driver, other] = [await town().person(), await town().person()];
      const key = `${randomUUID()}/?#%+ü`.replace('ü', '~').padEnd(255, '.');
      expect(await state(key, driver.token)).toMatchObject({ status: 404, body: { code: 'idempotency.key-unknown' } });
      const made = await town().rest.call<{ id: string }>('POST', '/v1/permits/passes', { token: driver.token, key, body: town().request(driver) });
      expect(made.status).toBe(201);
      const told = await state(key, driver.token);
      expect(told.body).toEqual({ key, unheard: [], requests: [expect.objectContaining({ operation: 'permits-pass-request', state: 'done', status: 201, location: made.headers.get('location'), version: 1 })] });
      const [request] = told.body.requests;
      expect(new Date(request!.keptUntil!).getTime() - new Date(request!.at).getTime()).toBe(3 * 24 * 3_600_000);
      // The place that is told is where it is.
      expect((await town().rest.ok<{ id: string }>('GET', request!.location!, { token: driver.token })).id).toBe(made.body.id);
      expect(await state(key, other.token)).toMatchObject({ status: 404, body: { code: 'idempotency.key-unknown' } });
      // A refused request leaves nothing: it may be sent again, mended.
      const refused = randomUUID();
      expect((await town().rest.call('POST', '/v1/permits/passes', { token: driver.token, key: refused, body: {} })).status).toBe(400);
      expect((await state(refused, driver.token)).status).toBe(404);
      const client = counterless({ url: town().platform.url, token: driver.token });
      expect((await client.identity.readKey({ key })).requests).toHaveLength(1);
    });

    it('is never called unknown while a service is silent', async () => {
      const driver = await town().person();
      const key = randomUUID();
      await town().rest.call('POST', '/v1/permits/passes', { token: driver.token, key, body: town().request(driver) });
      const silent = town().pids()['tax']!;
      process.kill(silent, 'SIGSTOP');
      try {
        expect((await state(key, driver.token)).body).toMatchObject({ unheard: ['tax'], requests: [{ state: 'done' }] });
        const unknown = await state(randomUUID(), driver.token);
        expect([unknown.status, unknown.headers.get('retry-after')]).toEqual([503, '2']);
        expect(unknown.body.detail).toMatch(/without effect at: .*permits.*; no answer from: tax;/);
      } finally {
        process.kill(silent, 'SIGCONT');
      }
      await town().rest.until('tax to answer again', async () => ((await state(randomUUID(), driver.token)).status === 404 ? true : undefined));
    });
  });
}
