import { createSecretKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair } from 'jose';
import { header, identity, permits, type Actor } from '@counterless/contracts';
import { eventually, officer, person } from '@counterless/testing';
import { audience, get, Issuer, issuer, post, Stage, type Front, type Got } from './harness.ts';

let stage: Stage;
let front: Front;
beforeAll(async () => {
  stage = await Stage.start();
  front = await stage.front();
  stage.answer(permits.listPasses, asked => ({ body: JSON.stringify({ items: [], actor: JSON.parse(asked.headers.get(header.actor)) }) }));
  await stage.settle();
});
afterAll(async () => stage.stop());

const passes = '/v1/permits/passes';
const list = (token: string): Promise<Got> => get(front, passes, { token });
const refused = (got: Got, code: string, status = 401) => {
  expect({ status: got.status, code: got.body['code'], requestId: got.body['requestId'] }).toEqual({ status, code, requestId: got.headers.get('x-request-id') });
  expect(got.headers.get('content-type')).toMatch(/^application\/problem\+json(;|$)/);
  expect(got.headers.get('cache-control')).toBe('no-store');
};
/** Flips one character in the middle of the token's n-th part. */
const changed = (token: string, part: number) => {
  const parts = token.split('.');
  const text = parts[part]!;
  const at = Math.floor(text.length / 2);
  parts[part] = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
  return parts.join('.');
};
const unsigned = (head: object, claims: object) => [head, claims].map(o => Buffer.from(JSON.stringify(o)).toString('base64url')).join('.') + '.';

describe('a token', () => {
  it('of identity is let through, and the service is told who asks', async () => {
    const actor = person({ client: 'an-app', act: { kind: 'app', id: 'an-app' } });
    const got = await list(await stage.issuer.token(actor));
    expect(got.status).toBe(200);
    expect(got.body['actor']).toEqual(actor);
  });

  it('may name an actor beyond ASCII', async () => {
    const got = await list(await stage.issuer.token({ department: '交通运输局 🚚' }));
    expect((got.body['actor'] as Actor).department).toBe('交通运输局 🚚');
  });

  it('is asked for where there is none', async () => {
    for (const authorization of ['', 'Basic abc', 'Bearer', 'Bearer ', 'Bearer a b', `Bearer ${'a'.repeat(9000)}`]) {
      const got = await get(front, passes, authorization ? { headers: { authorization } } : {});
      refused(got, 'auth.required');
      expect(got.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  it('is refused when its text is no token or was changed', async () => {
    const good = await stage.issuer.token();
    for (const token of ['x', 'a.b.c', good.slice(0, -4), changed(good, 0), changed(good, 1), changed(good, 2), `${good}.x`]) refused(await list(token), 'auth.token-invalid');
    expect((await list(good)).status).toBe(200);
  });

  it('is refused when somebody else signed it, also under our key’s name', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    refused(await list(await stage.issuer.token({}, {}, {}, privateKey)), 'auth.token-invalid');
    refused(await list(await stage.issuer.token({}, {}, { kid: 'other' }, privateKey)), 'auth.token-invalid');
  });

  it('is refused without a signature, and with an HMAC keyed by the public key', async () => {
    const now = Math.floor(Date.now() / 1000);
    const { scopes, client, ...actor } = person();
    const claims = { iss: issuer, aud: audience, sub: actor.id, iat: now, exp: now + 600, client_id: client, scope: scopes.join(' '), actor };
    for (const alg of ['none', 'None', 'NONE']) refused(await list(unsigned({ alg, typ: 'at+jwt' }, claims)), 'auth.token-invalid');
    refused(await list(await stage.issuer.token({}, {}, { alg: 'HS256' }, createSecretKey(stage.issuer.publicPem) as never)), 'auth.token-invalid');
  });

  it.each([
    ['an audience of others', { aud: 'http://other.example.test' }],
    ['no audience', { aud: undefined }],
    ['an issuer of others', { iss: 'http://other.example.test/oidc' }],
    ['no issuer', { iss: undefined }],
    ['no end', { exp: undefined }],
    ['no subject', { sub: undefined }],
    ['no client', { client_id: undefined }],
    ['a start in the future', { nbf: 99_999_999_999 }],
    ['no actor', { actor: undefined }],
    ['an actor of an unknown kind', { actor: { kind: 'service', id: 'permits' } }],
    ['an actor without an id', { actor: { kind: 'person' } }],
  ])('is refused with %s', async (_what, claims) => {
    refused(await list(await stage.issuer.token({}, claims)), 'auth.token-invalid');
  });

  it('is refused when it is of another type, such as an ID token', async () => {
    for (const typ of ['JWT', undefined, 'logout+jwt']) refused(await list(await stage.issuer.token({}, {}, { typ })), 'auth.token-invalid');
  });

  it('is refused once it has expired', async () => {
    const now = Math.floor(Date.now() / 1000);
    refused(await list(await stage.issuer.token({}, { iat: now - 700, exp: now - 100 })), 'auth.token-expired');
  });

  it('that was remembered still ends when it expires', async () => {
    const token = await stage.issuer.token({}, { exp: Math.floor(Date.now() / 1000) + 2 });
    expect((await list(token)).status).toBe(200);
    await eventually('the end of the token', async () => (await list(token)).status === 401);
    refused(await list(token), 'auth.token-expired');
  });

  it('needs the scope', async () => {
    const got = await list(await stage.issuer.token({ scopes: ['permits:apply', 'permits:reader'] }));
    refused(got, 'auth.scope-missing', 403);
    expect(got.headers.get('www-authenticate')).toBe('Bearer error="insufficient_scope"');
    refused(await list(await stage.issuer.token({}, { scope: undefined })), 'auth.scope-missing', 403);
    refused(await list(await stage.issuer.token({}, { scope: ['permits:read'] })), 'auth.scope-missing', 403);
  });

  it('needs the right kind of actor', async () => {
    refused(await list(await stage.issuer.token(officer('330782'))), 'auth.actor-refused', 403);
    refused(await post(front, '/v1/identity/apps', { token: await stage.issuer.token() }), 'auth.actor-refused', 403);
  });

  it.each(['its subject', 'its app', 'somebody in its chain'])('is void once access of %s was revoked, and newer ones are not', async which => {
    const link = person().id;
    const actor = person({ client: `app-${link.slice(-6)}`, act: { kind: 'officer', id: person().id, act: { kind: 'person', id: link } } });
    const subject = which === 'its subject' ? actor.id : which === 'its app' ? actor.client : link;
    const issued = Math.floor(Date.now() / 1000);
    const [token, unseen, other] = [await stage.issuer.token(actor, { iat: issued - 5 }), await stage.issuer.token(actor, { iat: issued - 4 }), await stage.issuer.token()];
    expect((await list(token)).status).toBe(200);
    stage.tell(identity.accessRevoked, { subject, before: new Date(issued * 1000).toISOString() });
    await eventually('the revocation', async () => (await list(token)).status === 401);
    refused(await list(token), 'auth.token-revoked');
    refused(await list(unseen), 'auth.token-revoked');
    expect((await list(await stage.issuer.token(actor, { iat: issued + 1 }))).status).toBe(200);
    expect((await list(other)).status).toBe(200);
  });

  it('is verified once: the key set is not asked again for it, nor for each forged one', async () => {
    const token = await stage.issuer.token();
    await list(token);
    const before = stage.issuer.served;
    for (let i = 0; i < 20; i++) await list(token);
    for (let i = 0; i < 20; i++) await list(await stage.issuer.token({}, {}, { kid: `unknown-${i}` }));
    expect(stage.issuer.served - before).toBeLessThanOrEqual(2);
  });
});

describe('without the key set', () => {
  let dark: Front;
  let away: Issuer;
  beforeAll(async () => {
    away = await Issuer.start();
    dark = await stage.front({ jwksUrl: away.url });
  });
  afterAll(async () => away.stop());

  it('nothing can be checked: 503, to be tried again; then it goes on by itself', async () => {
    away.away = true;
    const token = await away.token();
    const got = await get(dark, passes, { token });
    refused(got, 'platform.unavailable', 503);
    expect(Number(got.headers.get('retry-after'))).toBeGreaterThan(0);
    away.away = false;
    expect((await get(dark, passes, { token })).status).toBe(200);
  });

  it('503 also where nobody listens there', async () => {
    const nobody = await stage.front({ jwksUrl: 'http://127.0.0.1:1/jwks' });
    refused(await get(nobody, passes, { token: await stage.issuer.token() }), 'platform.unavailable', 503);
  });
});
