import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tokenOf } from '../../src/platform/accounts.ts';
import { departments, jsonLines, matters, themes } from '../../src/samples/index.ts';
import { Session } from '../snippets/session.ts';
import { markdown, played } from '../snippets/texts.ts';
import type { Town } from './town.ts';

/** Everything that a partner’s developer is told to type, typed. */
export const guide = (town: () => Town): void =>
  describe('what the texts tell a partner’s developer to do', () => {
    let session: Session;
    beforeAll(async () => {
      session = new Session({ API: town().platform.url });
      // Of the sample catalogue what the texts name.
      const named = matters().filter(m => played.some(d => markdown(d.file).includes(m.code)));
      const offices = new Set(named.flatMap(m => [m.department, ...m.stages.map(s => s.department)]));
      const operator = await tokenOf(town().rest, 'operator', 'permits:catalogue');
      const send = (kind: string, rows: readonly object[]) => town().rest.ok('POST', `/v1/permits/catalogue/import?kind=${kind}`, { token: operator, body: jsonLines(rows) });
      await send('departments', departments().filter(d => offices.has(d.code)));
      await send('themes', themes());
      await send('matters', named);
    });
    afterAll(() => session?.end());

    it.each(played.map(d => [d.file, d] as const))('%s', async (_file, document) => {
      expect(await session.run(document)).toEqual([]);
    }, 120_000);
  });
