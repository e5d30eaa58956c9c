import { describe, expect, it } from '@jest/globals';
import { clientCredentials, counterless, followEvents, type CounterlessError } from '@counterless/sdk';
import { sandboxApps } from '../../src/platform/accounts.ts';
import type { Town } from './town.ts';

const hour = 3_600_000;

/** The sandbox's clock: moved, every service goes with it, and all that is due on the way happens once, in its order and at its time. */
export const clock = (town: () => Town): void =>
  describe('the sandbox’s clock', () => {
    const client = () => {
      const { id: clientId, secret: clientSecret } = sandboxApps.partner;
      return counterless({ url: town().platform.url, token: clientCredentials({ url: town().platform.url, clientId, clientSecret, scope: 'sandbox events:read' }), language: 'en' });
    };
    const codeOf = (call: Promise<unknown>) => call.then(() => 'none', (error: unknown) => (error as CounterlessError).code);
    const still = async (api: ReturnType<typeof client>) => town().rest.until('the clock stands', async () => {
      const time = await api.identity.readClock().catch(() => undefined);
      return !time || time.moving ? undefined : new Date(time.now);
    }, 60_000);

    it('refuses to go back, nowhere or too far', async () => {
      const api = client();
      const codes = [{}, { to: '2026-01-01T00:00:00Z' }, { by: 'P1D', to: '2027-01-01T00:00:00Z' }, { by: 'P800D' }, { by: 'PT0S' }, { by: 'P' }, { by: 'PT' }].map(move => codeOf(api.identity.moveClock(move)));
      expect(await Promise.all(codes)).toEqual(codes.map(() => 'clock.target'));
      for (const by of ['P1Y', 'P1M', '1D', 'P-1D', 'P1DT1D']) expect(await codeOf(api.identity.moveClock({ by }))).toBe('request.invalid');
    });

    it('passes every deadline between, once and in order, though services are killed on the way', async () => {
      const api = client();
      const told = await town().person();
      const start = (await api.identity.readClock()).now;
      const ends = [9, 3, 20, 6, 30].map(hours => new Date(Date.parse(start) + hours * hour));
      const passes = await Promise.all(ends.map(end => town().pass(told, { validFrom: start, validUntil: end.toISOString() })));
      expect(passes.map(p => p.status)).toEqual(ends.map(() => 201));
      const due = passes.map((p, i) => ({ id: p.body.id, at: ends[i]! })).sort((a, b) => a.at.getTime() - b.at.getTime());

      expect(await api.identity.moveClock({ by: 'P1D' })).toMatchObject({ moving: true });
      expect(await codeOf(api.identity.moveClock({ by: 'P1D' }))).toBe('clock.moving');
      await town().platform.services.kill('identity', 'SIGKILL');
      await town().platform.services.kill('permits', 'SIGKILL');
      const now = await still(api);
      expect(now.getTime() - Date.parse(start)).toBeGreaterThanOrEqual(24 * hour);
      expect(now.getTime() - Date.parse(start)).toBeLessThan(24.1 * hour);

      const pages = await Array.fromAsync(followEvents(api, { every: 0 }));
      const expired = pages.flatMap(p => p.events).filter(e => e.type === 'permits.pass.expired.v1' && due.some(d => d.id === e.subject));
      expect(expired.map(e => e.subject)).toEqual(due.slice(0, 4).map(d => d.id));
      // At its time, and not when the clock arrived: to the second, and what the killed service needed to come back.
      for (const [i, event] of expired.entries()) {
        const late = Date.parse(event.time) - due[i]!.at.getTime();
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThan(60_000);
      }
      const { body } = await town().rest.call<{ status: string }>('GET', `/v1/permits/passes/${due[4]!.id}`, { token: told.token });
      expect(body.status).toBe('granted');
    });
  });
