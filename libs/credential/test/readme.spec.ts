import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { decodeBase45, readKeySet, verifyPass } from '../src/index.ts';
import { noon, pass } from './sample.ts';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');

describe('the worked example of the README', () => {
  const qr = /^CL1:.*$/m.exec(readme)![0];

  it('verifies with the key beside it and says what the text says', async () => {
    const keys = readKeySet(JSON.parse(/^\{"keys".*$/m.exec(readme)![0]));
    expect(await verifyPass(qr, keys, { at: noon })).toEqual({ verdict: 'status-unknown', claims: pass });
  });

  it('has the length the text states', () => {
    expect(readme).toContain(`${decodeBase45(qr.slice(4)).length} bytes, ${qr.length} characters`);
  });
});
