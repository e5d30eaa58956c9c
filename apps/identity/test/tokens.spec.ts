import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { identity } from '@counterless/contracts';
import { operator } from '@counterless/testing';
import { basic, Browser, Harness, hiddenOf, Visit } from './harness.ts';
import { partnerApp } from './partner.ts';

describe('tokens', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness?.stop());

  describe('of an app', () => {
    it('are JWTs of the app, with the scopes it is subscribed to and can hold', async () => {
      const { status, body } = await harness.token({
        grant_type: 'client_credentials',
        scope: 'permits:inspect permits:apply documents:keys sandbox',
      });
      expect(status).toBe(200);
      // permits:apply is for people and enterprises, documents:keys for the operator.
      expect(body.scope).toBe('permits:inspect sandbox');
      const keys = createLocalJWKSet((await (await fetch(`${harness.issuer}/jwks`)).json()) as never);
      const { payload } = await jwtVerify(body.access_token, keys, {
        issuer: harness.issuer,
        audience: harness.audience,
        typ: 'at+jwt',
      });
      expect(payload).toMatchObject({
        sub: 'demo-partner',
        client_id: 'demo-partner',
        actor: { kind: 'app', id: 'demo-partner' },
      });
    });

    it('are the operator’s for the operator’s app', async () => {
      const { body } = await harness.token(
        { grant_type: 'client_credentials', scope: 'identity:apps permits:catalogue' },
        basic('demo-operator', 'sandbox-demo-operator-secret'),
      );
      expect(harness.claims(body.access_token)).toMatchObject({
        actor: { kind: 'operator', id: 'demo-operator' },
        scope: 'identity:apps permits:catalogue',
      });
    });

    it('are not given for a wrong secret or an unknown app', async () => {
      expect(await harness.token({ grant_type: 'client_credentials' }, basic('demo-partner', 'wrong'))).toMatchObject({
        status: 401,
        body: { error: 'invalid_client' },
      });
      expect(await harness.token({ grant_type: 'client_credentials' }, basic('nobody', 'wrong'))).toMatchObject({
        status: 401,
        body: { error: 'invalid_client' },
      });
      expect(await harness.token({ grant_type: 'client_credentials' }, basic("x'\u0000", 'wrong'))).toMatchObject({
        status: expect.any(Number),
        body: { error: expect.stringMatching(/^invalid_/) },
      });
    });

    it('are given for a signed assertion, once', async () => {
      const pair = await generateKeyPair('ES256');
      const registered = await harness.world.ask(
        identity.registerApp,
        {
          clientId: 'keyed-app',
          nameZh: '密钥应用',
          nameEn: 'Keyed',
          authentication: 'private_key_jwt',
          grantTypes: ['client_credentials'],
          scopes: ['permits:inspect'],
          jwks: { keys: [await exportJWK(pair.publicKey)] },
        },
        { as: operator() },
      );
      expect(registered).toMatchObject({ status: 201, body: { secret: null } });
      const assertion = await new SignJWT({ jti: randomUUID() })
        .setProtectedHeader({ alg: 'ES256' })
        .setIssuer('keyed-app')
        .setSubject('keyed-app')
        .setAudience(harness.issuer)
        .setIssuedAt()
        .setExpirationTime('1m')
        .sign(pair.privateKey);
      const ask = async () => {
        const response = await fetch(`${harness.issuer}/token`, {
          method: 'POST',
          body: new URLSearchParams({
            grant_type: 'client_credentials',
            scope: 'permits:inspect',
            client_assertion: assertion,
            client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          }),
        });
        return response.status;
      };
      expect(await ask()).toBe(200);
      expect(await ask()).toBe(401);
    });

    it('are given for the secret that registration showed', async () => {
      const { body } = await harness.world.ask(
        identity.registerApp,
        {
          clientId: 'secret-app',
          nameZh: '应用',
          nameEn: 'Secret',
          authentication: 'client_secret_post',
          grantTypes: ['client_credentials'],
          scopes: ['permits:inspect'],
        },
        { as: operator() },
      );
      const response = await fetch(`${harness.issuer}/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: 'secret-app',
          client_secret: body.secret!,
          scope: 'permits:inspect',
        }),
      });
      expect(response.status).toBe(200);
    });
  });

  it('sign an officer in where an app asks for officers’ scopes, with the scopes of the roles', async () => {
    const officer = (
      await harness.world.ask(identity.createTestOfficer, { region: '330782', roles: ['inspector'] }, { as: partnerApp })
    ).body;
    const v = await new Visit(harness, new Browser('203.0.113.9')).open('permits:inspect permits:decide');
    await v.signIn(officer.mobile);
    await v.post('consent');
    const { body } = await v.redeem();
    expect(body.scope).toBe('permits:inspect');
    expect(harness.claims(body.access_token)['actor']).toEqual({
      kind: 'officer',
      id: officer.id,
      region: '330782',
      department: 'transport',
      roles: ['inspector'],
    });
    expect(hiddenOf(v.page, 'token')).toBe('');
  });
});
