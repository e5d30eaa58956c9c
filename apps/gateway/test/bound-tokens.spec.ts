import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { permits } from '@counterless/contracts';
import { tokenHash } from '@counterless/platform';
import { eventually } from '@counterless/testing';
import { audience, get, post, Stage, type Front, type Got } from './harness.ts';

const passes = '/v1/permits/passes';
const algs = 'algs="ES256 Ed25519 EdDSA"';

let stage: Stage;
let front: Front;
let key: CryptoKey;
let jwk: JWK;
let token: string;
beforeAll(async () => {
  stage = await Stage.start();
  front = await stage.front();
  const pair = await generateKeyPair('ES256');
  key = pair.privateKey;
  jwk = await exportJWK(pair.publicKey);
  token = await stage.issuer.token({}, { cnf: { jkt: await calculateJwkThumbprint(jwk) } });
  stage.answer(permits.listPasses, () => ({ body: '{"items":[],"next":null}' }));
  stage.answer(permits.requestPass, () => ({ status: 201, body: '{}' }));
  await stage.settle();
});
afterAll(async () => stage.stop());

/** A proof as it should be, but for `more`. */
const proof = (more: Record<string, unknown> = {}, of = token) =>
  new SignJWT({ jti: randomUUID(), htm: 'GET', htu: audience + passes, ath: tokenHash(of), ...more }).setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk }).setIssuedAt().sign(key);
const list = (dpop: string, { at = front, of = token, scheme = 'DPoP', path = passes }: { at?: Front; of?: string; scheme?: string; path?: string } = {}) =>
  get(at, path, { headers: { authorization: `${scheme} ${of}`, dpop } });
const refused = (got: Got, code: string, challenge: string, detail: RegExp) => {
  expect([got.status, got.body['code'], got.headers.get('www-authenticate')]).toEqual([401, code, challenge]);
  expect([got.headers.get('content-type'), got.body['detail']]).toEqual([expect.stringMatching(/^application\/problem\+json/), expect.stringMatching(detail)]);
};

describe('a bound token', () => {
  it('counts with a proof for each request, whatever is asked after the path', async () => {
    for (const path of [passes, passes, `${passes}?limit=5`]) expect((await list(await proof(), { path })).status).toBe(200);
    expect((await list(await proof(), { scheme: 'dpop' })).status).toBe(200);
    const made = await post(front, passes, { headers: { authorization: `DPoP ${token}`, dpop: await proof({ htm: 'POST' }) }, body: '{}' });
    expect(made.status).toBe(201);
    const head = await get(front, passes, { method: 'HEAD', headers: { authorization: `DPoP ${token}`, dpop: await proof({ htm: 'HEAD' }) } });
    expect(head.status).toBe(200);
  });

  it('is refused without a proof and as Bearer, known or not', async () => {
    const fresh = await stage.issuer.token({}, { cnf: { jkt: await calculateJwkThumbprint(jwk) } });
    for (const one of [token, fresh, fresh]) {
      refused(await get(front, passes, { token: one }), 'auth.proof-required', `DPoP error="invalid_token", ${algs}`, /Authorization: DPoP/);
      refused(await list(await proof({}, one), { of: one, scheme: 'Bearer' }), 'auth.proof-required', `DPoP error="invalid_token", ${algs}`, /Authorization: DPoP/);
      refused(await get(front, passes, { headers: { authorization: `DPoP ${one}` } }), 'auth.proof-required', `DPoP error="invalid_token", ${algs}`, /one proof in the header DPoP/);
    }
  });

  it('is refused with a proof that is not for this request, however often it was let through', async () => {
    expect((await list(await proof())).status).toBe(200);
    const wrong: readonly (readonly [Promise<string> | string, RegExp])[] = [
      ['x', /one JWT/],
      [proof({ htm: 'POST' }), /htm must be GET/],
      [proof({ htu: front.url + passes }), /htu must be http:\/\/api\.example\.test\/v1\/permits\/passes/],
      [proof({ ath: tokenHash('another') }), /ath must be/],
      [`${await proof()}, ${await proof()}`, /one JWT/],
    ];
    for (const [dpop, detail] of wrong) refused(await list(await dpop), 'auth.proof-invalid', `DPoP error="invalid_dpop_proof", ${algs}`, detail);
  });

  it('is refused with a proof that was used, at once, later, and at another replica', async () => {
    const dpop = await proof();
    const [first, ...others] = (await Promise.all(Array.from({ length: 20 }, () => list(dpop)))).sort((a, b) => a.status - b.status);
    expect(first!.status).toBe(200);
    for (const got of [...others, await list(dpop)]) refused(got, 'auth.proof-invalid', `DPoP error="invalid_dpop_proof", ${algs}`, /used already/);
    const replica = await stage.front();
    await stage.settle();
    // How soon the other one knows is the network's; a proof that came before counts as first there.
    let told: Got | undefined;
    await eventually('the other replica to be told', async () => {
      const other = await proof();
      expect((await list(other)).status).toBe(200);
      told = await list(other, { at: replica });
      return told.status === 401;
    });
    refused(told!, 'auth.proof-invalid', `DPoP error="invalid_dpop_proof", ${algs}`, /used already/);
  });

  it('that has ended says so in its own scheme, and so does one without the scope', async () => {
    const cnf = { jkt: await calculateJwkThumbprint(jwk) };
    const now = Math.floor(Date.now() / 1000);
    const ended = await stage.issuer.token({}, { cnf, iat: now - 700, exp: now - 100 });
    const got = await list(await proof({}, ended), { of: ended });
    expect([got.body['code'], got.headers.get('www-authenticate')]).toEqual(['auth.token-expired', `DPoP error="invalid_token", ${algs}`]);
    const poor = await stage.issuer.token({ scopes: [] }, { cnf });
    const without = await list(await proof({}, poor), { of: poor });
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([403, `DPoP error="insufficient_scope", ${algs}`]);
  });

  it('bound in a way that cannot be checked here is refused in any scheme', async () => {
    const strange = await stage.issuer.token({}, { cnf: { 'x5t#S256': 'bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2' } });
    refused(await get(front, passes, { token: strange }), 'auth.token-invalid', 'Bearer error="invalid_token"', /cnf/);
    refused(await list(await proof({}, strange), { of: strange }), 'auth.token-invalid', `DPoP error="invalid_token", ${algs}`, /cnf/);
  });

  it('whose proof is sent again by somebody else uses up none of its app’s requests', async () => {
    const strict = await stage.front({ ratePerMinute: 3 });
    const mine = await stage.issuer.token({ client: 'bound-app' }, { cnf: { jkt: await calculateJwkThumbprint(jwk) } });
    const ask = (dpop: string) => list(dpop, { at: strict, of: mine });
    const seen = await proof({}, mine);
    expect((await ask(seen)).status).toBe(200);
    for (let i = 0; i < 5; i++) expect([401, 429]).toContain((await ask(seen)).status);
    for (let i = 0; i < 2; i++) expect((await ask(await proof({}, mine))).status).toBe(200);
  });
});

describe('a token that is bound to nothing', () => {
  it('is refused with a proof, known or not', async () => {
    const plain = await stage.issuer.token();
    for (let i = 0; i < 2; i++) refused(await list(await proof({}, plain), { of: plain }), 'auth.token-invalid', `DPoP error="invalid_token", ${algs}`, /send it as Bearer/);
    expect((await get(front, passes, { token: plain })).status).toBe(200);
  });

  it('is told of both ways where there is none', async () => {
    for (const authorization of [undefined, 'DPoP', 'DPoP ']) {
      const got = await get(front, passes, authorization === undefined ? {} : { headers: { authorization } });
      expect([got.body['code'], got.headers.get('www-authenticate')]).toEqual(['auth.required', `Bearer, DPoP ${algs}`]);
    }
  });
});
