import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type JWK, type JWTHeaderParameters } from 'jose';
import { Problem } from '@counterless/kernel';
import { checkProof, proofSeconds, tokenHash, type ProofTarget } from './proof.ts';

const now = Date.parse('2026-03-02T08:00:00.500Z');
const seconds = Math.floor(now / 1000);
const url = 'https://api.example.test/v1/permits/passes?limit=2';
const token = 'the.access.token';

interface Made {
  readonly pair: { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey };
  readonly jwk: JWK;
  readonly whole: JWK;
}
const made = async (alg: string): Promise<Made> => {
  const pair = await generateKeyPair(alg, { extractable: true });
  return { pair, jwk: await exportJWK(pair.publicKey), whole: await exportJWK(pair.privateKey) };
};

describe('a proof of a key', () => {
  let own: Made;
  let other: Made;
  let rsa: Made;
  let target: ProofTarget;
  beforeAll(async () => {
    [own, other, rsa] = await Promise.all([made('ES256'), made('ES256'), made('PS256')]);
    target = { method: 'POST', url, now, binding: { jkt: await calculateJwkThumbprint(own.jwk), ath: tokenHash(token) } };
  });

  /** As a careful client makes it; `undefined` leaves a claim out. */
  const proof = (claims: Record<string, unknown> = {}, head: Record<string, unknown> = {}, key: CryptoKey | Uint8Array = own.pair.privateKey) => {
    const all = { jti: randomUUID(), htm: 'POST', htu: 'https://api.example.test/v1/permits/passes', iat: seconds, ath: tokenHash(token), ...claims };
    return new SignJWT(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)))
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: own.jwk, ...head } as JWTHeaderParameters)
      .sign(key);
  };
  const refusal = async (text: string, of: ProofTarget = target) => {
    const error = await checkProof(text, of).then(() => undefined, (e: unknown) => e);
    if (!(error instanceof Problem)) throw new Error('not refused', { cause: error });
    expect(error.detail!.zh).toMatch(/\p{Script=Han}/u);
    return `${error.status} ${error.type.code}: ${error.detail!.en}`;
  };

  it('holds for one request of its key’s holder', async () => {
    const jti = randomUUID();
    expect(await checkProof(await proof({ jti }), target)).toEqual({ jkt: target.binding!.jkt, jti, until: (seconds + proofSeconds) * 1000 });
  });

  it.each(['Ed25519', 'EdDSA'])('may be signed by %s', async alg => {
    const { pair, jwk } = await made(alg);
    const binding = { jkt: await calculateJwkThumbprint(jwk), ath: tokenHash(token) };
    await checkProof(await proof({}, { alg, jwk }, pair.privateKey), { ...target, binding });
  });

  it('is for no token where one is asked for', async () => {
    expect((await checkProof(await proof({ ath: undefined }), { ...target, binding: undefined })).jkt).toBe(target.binding!.jkt);
  });

  it.each<[string, RegExp, () => Promise<string> | string]>([
    ['that is no JWT', /one JWT whose header has the public key/, () => 'abc'],
    ['that is two', /one JWT/, async () => `${await proof()}, ${await proof()}`],
    ['of any length', /4096 characters/, () => proof({ jti: 'a'.repeat(5000) })],
    ['of another type', /typ must be dpop\+jwt/, () => proof({}, { typ: 'at+jwt' })],
    ['of no type', /typ must be dpop\+jwt/, () => proof({}, { typ: undefined })],
    ['with no key in it', /public key/, () => proof({}, { jwk: undefined })],
    ['with the private key in it', /public key/, () => proof({}, { jwk: own.whole })],
    ['with a key that is none', /public key/, () => proof({}, { jwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } })],
    ['by another key than that in it', /signature/, () => proof({}, {}, other.pair.privateKey)],
    ['by an algorithm of another key', /public key/, () => proof({}, { jwk: rsa.jwk })],
    ['by an algorithm that is not taken', /alg must be one of ES256/, () => proof({}, { alg: 'PS256', jwk: rsa.jwk }, rsa.pair.privateKey)],
    ['by a shared secret', /alg must be one of/, () => proof({}, { alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' } }, new Uint8Array(32))],
    ['by nobody', /alg must be one of|one JWT/, async () => {
      const [, body] = (await proof()).split('.');
      return `${Buffer.from(JSON.stringify({ typ: 'dpop+jwt', alg: 'none', jwk: own.jwk })).toString('base64url')}.${body}.`;
    }],
    ['with a body that was changed', /signature/, async () => {
      const [head, , signature] = (await proof()).split('.');
      return `${head}.${(await proof()).split('.')[1]}.${signature}`;
    }],
    ['without a jti', /jti must be/, () => proof({ jti: undefined })],
    ['with a jti that is no text', /jti must be/, () => proof({ jti: 7 })],
    ['with an empty jti', /jti must be/, () => proof({ jti: '' })],
    ['with a jti of any length', /jti must be/, () => proof({ jti: 'a'.repeat(201) })],
    ['for another method', /htm must be POST/, () => proof({ htm: 'GET' })],
    ['for a method spelt otherwise', /htm must be POST/, () => proof({ htm: 'post' })],
    ['for no method', /htm must be POST/, () => proof({ htm: undefined })],
    ['for another path', /htu must be https:\/\/api\.example\.test\/v1\/permits\/passes$/, () => proof({ htu: 'https://api.example.test/v1/permits/passes/x' })],
    ['for another host', /htu must be/, () => proof({ htu: 'https://other.example.test/v1/permits/passes' })],
    ['for another scheme', /htu must be/, () => proof({ htu: 'http://api.example.test/v1/permits/passes' })],
    ['for another port', /htu must be/, () => proof({ htu: 'https://api.example.test:8443/v1/permits/passes' })],
    ['for a path that only looks like it', /htu must be/, () => proof({ htu: 'https://api.example.test/v1/permits%2Fpasses' })],
    ['for no address', /htu must be/, () => proof({ htu: undefined })],
    ['for an address that is none', /htu must be/, () => proof({ htu: ['https://api.example.test/v1/permits/passes'] })],
    ['of a time long past', /iat must be within 300 s of the time here, 2026-03-02T08:00:00\.500Z/, () => proof({ iat: seconds - proofSeconds })],
    ['of a time to come', /iat must be within/, () => proof({ iat: seconds + proofSeconds + 1 })],
    ['of no time', /iat must be within/, () => proof({ iat: undefined })],
    ['of a time that is no number', /iat/, () => proof({ iat: String(seconds) })],
    ['that says it has ended', /exp has passed/, () => proof({ exp: seconds - 1 })],
    ['that says it has not begun', /nbf is not acceptable/, () => proof({ nbf: seconds + 60 })],
    ['for another token', /ath must be/, () => proof({ ath: tokenHash(`${token}x`) })],
    ['for no token', /ath must be/, () => proof({ ath: undefined })],
    ['of another key than the token’s', /another key than the one that the token is bound to/, () => proof({}, { jwk: other.jwk }, other.pair.privateKey)],
  ])('%s is refused', async (_what, why, text) => {
    expect(await refusal(await text())).toMatch(new RegExp(`^401 auth\\.proof-invalid: .*${why.source}`));
  });

  it('is for its address however that is spelt, and for no other; at its time, and at no other', async () => {
    const character = fc.constantFrom(...'aZ9-._~é/%2F'.split(''), '%7e', '%41', '%c3%a9', '%2f', '%3B');
    const place = fc.array(character, { minLength: 1, maxLength: 12 }).map(parts => `/v1/${parts.join('').replace(/%(?![0-9a-f]{2})/gi, '')}x`);
    const spelt = (path: string) => path.replace(/%[0-9a-f]{2}|[aZ9~-]/gi, c => (c.length > 1 ? c.toLowerCase() : `%${c.charCodeAt(0).toString(16)}`));
    await fc.assert(fc.asyncProperty(place, fc.integer({ min: -400, max: 400 }), async (path, late) => {
      const text = await proof({ htu: `HTTPS://API.example.test:443${spelt(path)}?a=1#b` });
      const at = { ...target, url: `https://api.example.test${path}?c=2`, now: now + late * 1000 };
      if (late > -proofSeconds - 1 && late < proofSeconds) expect((await checkProof(text, at)).jkt).toBe(target.binding!.jkt);
      else expect(await refusal(text, at)).toMatch(/iat must be within/);
      expect(await refusal(text, { ...at, now, url: `https://api.example.test${path}y` })).toMatch(/htu must be/);
    }), { numRuns: 60 });
  });
});
