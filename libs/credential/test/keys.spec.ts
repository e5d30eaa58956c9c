import { describe, expect, it } from '@jest/globals';
import {
  exportSigningKey,
  generateSigningKey,
  importSigningKey,
  publicKeySet,
  readKeySet,
  readPass,
  retired,
  signPass,
  verifyPass,
} from '../src/index.ts';
import type { PrivateJwk } from '../src/index.ts';
import { key, keys, noon, pass, stranger } from './sample.ts';

describe('signing keys', () => {
  it('sign the same after they were kept and brought back, and do not leave again', async () => {
    const kept = JSON.parse(JSON.stringify(await exportSigningKey(key)));
    const back = await importSigningKey(kept);
    const qr = await signPass(pass, back);
    expect((await verifyPass(qr, keys, { at: noon })).claims).toEqual(readPass(qr));
    await expect(exportSigningKey(back)).rejects.toThrow();
  });

  it('are refused when they are not P-256 with a short kid', async () => {
    const jwk = await exportSigningKey(key);
    for (const change of [
      { kid: '' },
      { kid: 'a b' },
      { kid: 'k'.repeat(17) },
      { crv: 'P-384' },
      { x: 'AA' },
      { d: 'AA' },
      { d: undefined },
    ]) {
      await expect(importSigningKey({ ...jwk, ...change } as PrivateJwk)).rejects.toMatchObject({ code: 'invalid-key' });
    }
    await expect(generateSigningKey('北京')).rejects.toMatchObject({ code: 'invalid-key' });
  });
});

describe('a key set', () => {
  it('publishes nothing private and says what a key is for', async () => {
    const set = publicKeySet([key, await exportSigningKey(stranger)]);
    expect(set.keys.map(k => Object.keys(k).sort())).toEqual(Array(2).fill(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']));
    expect(set.keys[0]).toMatchObject({ kid: '26a', alg: 'ES256', use: 'sig' });
  });

  it('is read back as published, without keys of other kinds', () => {
    const set = publicKeySet([retired(key, noon), stranger]);
    const sent = JSON.parse(JSON.stringify({ keys: [...set.keys, { kty: 'OKP', alg: 'EdDSA', use: 'sig', kid: 'e' }, null] }));
    expect(readKeySet(sent)).toEqual(set);
    expect(set.keys[0]!.retiredAt).toBe(noon.getTime() / 1000);
  });

  it.each([null, undefined, 'x', {}, { keys: {} }, { keys: [{ alg: 'ES256', use: 'sig' }] }])(
    'is refused when it is %j',
    value => {
      expect(() => readKeySet(value)).toThrow(expect.objectContaining({ code: 'invalid-key' }));
    },
  );

  it('has each kid once', () => {
    expect(() => publicKeySet([key, key])).toThrow(expect.objectContaining({ code: 'invalid-key' }));
  });

  it('with a point off the curve makes its passes unknown, not forged', async () => {
    const broken = { keys: [{ ...key.publicJwk, y: key.publicJwk.x }] };
    expect(await verifyPass(await signPass(pass, key), broken, { at: noon })).toEqual({ verdict: 'unknown-key' });
  });
});
