import { afterEach, describe, expect, it, jest } from '@jest/globals';
import net from 'node:net';
import { readdir, readFile } from 'node:fs/promises';
import {
  applyDelta,
  deltaBetween,
  readKeySet,
  signPass,
  signStatusList,
  signStatusListDelta,
  Status,
  verifyOffline,
  verifyStatusList,
} from '../src/index.ts';
import { at, key, keys, list, noon, pass } from './sample.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

describe('a checkpoint without a network', () => {
  it('learns of a revocation by delta and refuses the pass, asking nobody', async () => {
    const qr = await signPass(pass, key);
    const full = await signStatusList(list(), key);
    const revocation = list().next({ issuedAt: at('12:10:00'), expires: at('13:10:00') }, [[pass.status.index, Status.revoked]]);
    const delta = await signStatusListDelta(deltaBetween(list(), revocation), key);
    const published = JSON.stringify(keys);

    const fetched = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network'));
    const connected = jest.spyOn(net.Socket.prototype, 'connect').mockImplementation(() => {
      throw new Error('no network');
    });
    const trusted = readKeySet(JSON.parse(published));
    const statusList = await verifyStatusList(full, trusted, noon);
    expect((await verifyOffline(qr, { keys: trusted, statusList }, noon)).verdict).toBe('valid');
    const updated = await applyDelta(statusList, delta, trusted);
    expect(await verifyOffline(qr, { keys: trusted, statusList: updated }, at('12:15:00'))).toEqual({
      verdict: 'revoked',
      claims: pass,
      statusVersion: 8,
      statusAge: 300,
    });
    expect(fetched).not.toHaveBeenCalled();
    expect(connected).not.toHaveBeenCalled();
  });

  // What checks evidence bundles lies in a folder of its own, with its own entry: it runs in Node.
  it('can run in a browser: no module of Node, no Buffer, no process', async () => {
    const src = new URL('../src/', import.meta.url);
    const files = (await readdir(src)).filter(file => file.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(8);
    for (const file of files) {
      const code = await readFile(new URL(file, src), 'utf8');
      for (const [, type, from] of code.matchAll(/(?:import|export) (type )?[^;]*?from '([^']+)'/g)) {
        if (from === '@counterless/kernel') expect([file, type]).toEqual([file, 'type ']);
        else expect([file, from]).toEqual([file, expect.stringMatching(/^(?:\.\/.*\.ts|cbor2|jose)$/)]);
      }
      expect([file, /\b(?:Buffer|process|require|__dirname)\b[.(]/.exec(code)?.[0]]).toEqual([file, undefined]);
    }
  });
});
