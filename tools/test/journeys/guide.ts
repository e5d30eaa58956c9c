import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Session } from '../snippets/session.ts';
import { markdown, played } from '../snippets/texts.ts';
import { offer } from './matters.ts';
import type { Town } from './town.ts';

/** Everything that a partner’s developer is told to type, typed. */
export const guide = (town: () => Town): void =>
  describe('what the texts tell a partner’s developer to do', () => {
    let session: Session;
    beforeAll(async () => {
      session = new Session({ API: town().platform.url });
      // Of the sample catalogue what the texts name.
      await offer(town(), code => played.some(d => markdown(d.file).includes(code)));
    });
    afterAll(() => session?.end());

    it.each(played.map(d => [d.file, d] as const))('%s', async (_file, document) => {
      expect(await session.run(document)).toEqual([]);
    }, 120_000);
  });
