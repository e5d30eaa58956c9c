import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { Oidc } from '../src/oidc/oidc.ts';
import { SigningKeys } from '../src/persistence/key-store.ts';
import { Harness } from './harness.ts';

describe('signing keys', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness?.stop());

  const published = async () =>
    ((await (await fetch(`${harness.issuer}/jwks`)).json()) as { keys: { kid: string; d?: string }[] }).keys;
  const signedBy = async () =>
    JSON.parse(
      Buffer.from(
        (await harness.token({ grant_type: 'client_credentials', scope: 'sandbox' })).body.access_token.split('.')[0]!,
        'base64url',
      ).toString(),
    ).kid as string;
  const age = (days: number) =>
    harness.world.sql('identity', `UPDATE signing_key SET signs_from = signs_from - make_interval(days => $1::int)`, [days]);
  const rotate = async () => {
    await harness.running.app.get(SigningKeys).rotate();
    await harness.running.app.get(Oidc).refresh();
  };

  it('are published before they sign, sign, and stay published while their tokens live', async () => {
    const [first] = await published();
    await rotate();
    expect((await published()).map(k => k.kid)).toEqual([first!.kid]);
    await age(30);
    const old = (await harness.token({ grant_type: 'client_credentials', scope: 'sandbox' })).body.access_token;
    await Promise.all([rotate(), rotate()]);
    const both = await published();
    expect(both.length).toBe(2);
    expect(await signedBy()).toBe(first!.kid);
    const second = both.find(k => k.kid !== first!.kid)!.kid;
    await harness.world.sql('identity', `UPDATE signing_key SET signs_from = now() WHERE kid = $1`, [second]);
    await rotate();
    expect(await signedBy()).toBe(second);
    await expect(
      jwtVerify(old, createLocalJWKSet({ keys: await published() } as never), { issuer: harness.issuer }),
    ).resolves.toBeTruthy();
    await age(2);
    await rotate();
    expect((await published()).map(k => k.kid)).toEqual([second]);
  });

  it('show nothing private', async () => {
    for (const key of await published()) expect(key.d).toBeUndefined();
    const rows = await harness.world.sql<{ private: Buffer }>('identity', 'SELECT private FROM signing_key');
    for (const row of rows) expect(row.private.toString('latin1')).not.toContain('"d"');
  });
});
