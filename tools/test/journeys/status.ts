import { describe, expect, it } from '@jest/globals';
import type { Town } from './town.ts';

/** The page for people, while a service hangs, is killed and comes back. */
export const status = (town: () => Town): void =>
  describe('the status page', () => {
    const read = async (path: string) => (await town().rest.call<{ state: string; parts: { part: string; state: string; since: string }[] }>('GET', path)).body;
    const seen = (state: string) => town().rest.until(`tax ${state}`, async () => {
      const tax = (await read('/status.json')).parts.find(p => p.part === 'tax')!;
      return tax.state === state ? tax : undefined;
    }, 40_000);

    it('tells when a service does not answer, and when it is back', async () => {
      await seen('up');
      const pid = town().pids()['tax']!;
      process.kill(pid, 'SIGSTOP');
      const hung = await seen('down');
      const page = await fetch(`${town().platform.url}/status?lang=en`, { headers: { accept: 'text/html' } });
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Invoices can be neither asked for nor checked')]);
      await town().platform.services.kill('tax', 'SIGKILL');
      await town().platform.services.whenReady('tax');
      expect((await seen('up')).since > hung.since).toBe(true);
    }, 120_000);
  });
