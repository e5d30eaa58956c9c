import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '@counterless/testing';
import type { PassView } from '@counterless/contracts';
import type { Town } from './town.ts';

/** What was told in confidence stands nowhere in clear: in no table, no fact, no log. */
export function clearText(town: () => Town): void {
  describe('what a driver tells', () => {
    /** As text, and as bytea and base64 would show it. */
    const spellings = (secret: string) => {
      const bytes = Buffer.from(secret);
      return [secret, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')];
    };
    const dump = async (database: string) => {
      const rows: string[] = [];
      for (const table of await town().tables(database)) {
        for (const { row } of await town().sql<{ row: string }>(database, `SELECT t::text AS row FROM "${table}" t`)) rows.push(`${table}: ${row}`);
      }
      return rows;
    };
    const files = (directory: string) =>
      readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => path.join(entry.parentPath, entry.name));

    it('name, mobile and resident number: in no table of any service, no stored fact and no log', async () => {
      const driver = { ...(await town().person()), name: '欧阳镜湖' };
      const answered = await town().pass(driver);
      expect(answered.status).toBe(201);
      const officer = await town().officer();
      const { id } = answered.body;
      await eventually('the SMS', async () => (await town().rest.call('GET', `/v1/sandbox/messages?passId=${id}`, { token: town().partner })).text.includes('"sms"'));
      // The platform holds them, and whoever may read them can.
      const read = await town().rest.ok<{ name: string; mobile: string; residentId: string }>('GET', `/v1/permits/passes/${id}/driver`, { token: officer.token });
      expect(read).toEqual({ name: driver.name, mobile: driver.mobile, residentId: driver.residentId });
      const shown = await town().rest.ok<PassView>('GET', `/v1/permits/passes/${id}`, { token: driver.token });
      expect(shown.driver.name).not.toContain('镜湖');

      const secrets = [driver.name, driver.mobile, driver.residentId!].flatMap(spellings);
      expect(secrets.every(s => s.length > 3)).toBe(true);
      const found: string[] = [];
      let rows = 0;
      for (const database of town().databases) {
        for (const row of await dump(database)) {
          rows++;
          for (const secret of secrets) if (row.includes(secret)) found.push(`${database} ${row.slice(0, 80)}`);
        }
      }
      // A dump that sees nothing would find nothing.
      expect(rows).toBeGreaterThan(50);
      expect((await dump('permits')).some(row => row.includes(id))).toBe(true);
      const { dataDir, logDir } = town().platform.stack;
      const kept = [...files(path.join(dataDir, 'nats')), ...files(logDir)];
      expect(kept.length).toBeGreaterThan(5);
      for (const file of kept) {
        const text = readFileSync(file);
        for (const secret of secrets) if (text.includes(secret)) found.push(file);
      }
      expect(found).toEqual([]);
    }, 40_000);
  });
}
