import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { identity } from '@counterless/contracts';
import { operator } from '@counterless/testing';
import { Browser, callback, Harness, mobile, partner as partnerSecret, tokenExchange, Visit, type TokenReply } from './harness.ts';
import { accessType, jwtType, Partner } from './partner.ts';

/** A key of an app, and proofs of it. */
class Key {
  private constructor(
    readonly jkt: string,
    private readonly jwk: JWK,
    private readonly key: CryptoKey,
  ) {}

  static async make(): Promise<Key> {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const jwk = await exportJWK(publicKey);
    return new Key(await calculateJwkThumbprint(jwk), jwk, privateKey);
  }

  proof(url: string, more: Record<string, unknown> = {}): Promise<string> {
    return new SignJWT({ jti: randomUUID(), htm: 'POST', htu: url, ...more })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: this.jwk })
      .setIssuedAt()
      .sign(this.key);
  }
}

describe('a token that is bound to a key of the app', () => {
  let harness: Harness;
  let partner: Partner;
  let key: Key;
  let other: Key;
  /** The key that an app signs its word by: another one than that of its proofs. */
  let word: Awaited<ReturnType<typeof generateKeyPair>>;
  beforeAll(async () => {
    harness = await Harness.start();
    partner = await Partner.of(harness);
    [key, other, word] = await Promise.all([Key.make(), Key.make(), generateKeyPair('ES256')]);
    const common = { nameZh: '应用', scopes: ['permits:read', 'permits:inspect'] };
    for (const app of [
      { clientId: 'public-app', nameEn: 'Public', authentication: 'none', grantTypes: ['authorization_code', 'refresh_token'], redirectUris: [callback] },
      { clientId: 'keyed-app', nameEn: 'Keyed', authentication: 'private_key_jwt', grantTypes: ['client_credentials'], jwks: { keys: [await exportJWK(word.publicKey)] } },
    ])
      expect((await harness.world.ask(identity.registerApp, { ...common, ...app } as never, { as: operator() })).text).toContain(app.clientId);
  });
  afterAll(() => harness?.stop());

  const endpoint = () => `${harness.issuer}/token`;
  const ask = async (fields: Record<string, string>, headers: Record<string, string>): Promise<TokenReply> => {
    const response = await fetch(endpoint(), { method: 'POST', headers, body: new URLSearchParams(fields) });
    return { status: response.status, body: (await response.json()) as TokenReply['body'] };
  };
  const own = { grant_type: 'client_credentials', scope: 'permits:inspect' };
  const boundTo = (reply: TokenReply, { jkt }: Key) => {
    expect([reply.status, reply.body]).toEqual([200, expect.objectContaining({ token_type: 'DPoP' })]);
    expect(harness.claims(reply.body.access_token)['cnf']).toEqual({ jkt });
  };
  const refused = (reply: TokenReply, error: string, why: RegExp) => expect([reply.status, reply.body.error, reply.body.error_description]).toEqual([400, error, expect.stringMatching(why)]);

  it('is offered, with the algorithms of its proofs', async () => {
    const metadata = (await (await fetch(`${harness.issuer}/.well-known/openid-configuration`)).json()) as Record<string, unknown>;
    expect(metadata['dpop_signing_alg_values_supported']).toEqual(['ES256', 'Ed25519', 'EdDSA']);
  });

  it('is given to an app with a secret for one proof, and an unbound one without', async () => {
    const dpop = await key.proof(endpoint());
    boundTo(await ask(own, { authorization: partnerSecret, dpop }), key);
    refused(await ask(own, { authorization: partnerSecret, dpop }), 'invalid_grant', /./);
    refused(await ask(own, { authorization: partnerSecret, dpop: await key.proof(`${endpoint()}s`) }), 'invalid_dpop_proof', /htu/);
    const { body } = await ask(own, { authorization: partnerSecret });
    expect([(body as Record<string, unknown>)['token_type'], harness.claims(body.access_token)['cnf']]).toEqual(['Bearer', undefined]);
  });

  it('is given to an app that signs its own word', async () => {
    const assertion = await new SignJWT({ jti: randomUUID() })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer('keyed-app')
      .setSubject('keyed-app')
      .setAudience(harness.issuer)
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(word.privateKey);
    const fields = { ...own, client_assertion: assertion, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' };
    boundTo(await ask(fields, { dpop: await key.proof(endpoint()) }), key);
  });

  it('is given to an app without a secret for a code, and renewed by that key alone', async () => {
    const v = await new Visit(harness, new Browser('203.0.113.20')).open('permits:read', { client_id: 'public-app' });
    await v.signIn(mobile(20));
    await v.post('consent');
    const code = { grant_type: 'authorization_code', client_id: 'public-app', code: v.result.get('code')!, redirect_uri: callback, code_verifier: v.pkce.verifier };
    // As a page of the app does it, from where its users come back to.
    const origin = new URL(callback).origin;
    const first = await ask(code, { origin, dpop: await key.proof(endpoint()) });
    boundTo(first, key);
    const refresh = { grant_type: 'refresh_token', client_id: 'public-app', refresh_token: first.body.refresh_token };
    refused(await ask(refresh, {}), 'invalid_grant', /./);
    refused(await ask(refresh, { dpop: await other.proof(endpoint()) }), 'invalid_grant', /./);
    const foreign = await ask(refresh, { origin: 'https://other.example.test', dpop: await key.proof(endpoint()) });
    refused(foreign, 'invalid_request', /origin/);
    boundTo(await ask(refresh, { origin, dpop: await key.proof(endpoint()) }), key);
  });

  it('is given in an exchange for the app’s word, each proof once', async () => {
    const person = await partner.testPerson();
    const vouched = async () => ({ grant_type: tokenExchange, subject_token: await partner.vouch(undefined, { sub: person.id }), subject_token_type: jwtType, scope: 'permits:read' });
    const dpop = await key.proof(endpoint());
    const reply = await ask(await vouched(), { authorization: partnerSecret, dpop });
    boundTo(reply, key);
    expect(harness.claims(reply.body.access_token)['sub']).toBe(person.id);
    refused(await ask(await vouched(), { authorization: partnerSecret, dpop }), 'invalid_dpop_proof', /used already/);
    for (const [more, why] of [
      [{ htm: 'GET' }, /htm must be POST/],
      [{ htu: harness.issuer }, /htu must be http:.*\/oidc\/token/],
      [{ jti: undefined }, /jti/],
    ] as const)
      refused(await ask(await vouched(), { authorization: partnerSecret, dpop: await key.proof(endpoint(), more) }), 'invalid_dpop_proof', why);
    refused(await ask(await vouched(), { authorization: partnerSecret, dpop: 'x' }), 'invalid_dpop_proof', /JWT/);
  });

  it('is exchanged for the enterprise’s with a proof of its key, and by nobody else', async () => {
    const { id, agentId } = await partner.testEnterprise();
    const agent = await ask(
      { grant_type: tokenExchange, subject_token: await partner.vouch(undefined, { sub: agentId }), subject_token_type: jwtType, scope: 'permits:read' },
      { authorization: partnerSecret, dpop: await key.proof(endpoint()) },
    );
    const exchange = { grant_type: tokenExchange, subject_token: agent.body.access_token, subject_token_type: accessType, subject_enterprise: id, scope: 'permits:read' };
    refused(await ask(exchange, { authorization: partnerSecret }), 'invalid_request', /bound to a key/);
    refused(await ask(exchange, { authorization: partnerSecret, dpop: await other.proof(endpoint()) }), 'invalid_request', /bound to a key/);
    const reply = await ask(exchange, { authorization: partnerSecret, dpop: await key.proof(endpoint()) });
    boundTo(reply, key);
    expect(harness.claims(reply.body.access_token)['sub']).toBe(id);
  });
});
