import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT, type CryptoKey } from 'jose';
import { identity, type Actor } from '@counterless/contracts';
import { app, enterprise as enterpriseActor, eventually, officer as officerActor, operator } from '@counterless/testing';
import { basic, Browser, Harness, hiddenOf, tokenExchange, Visit } from './harness.ts';

const jwtType = 'urn:ietf:params:oauth:token-type:jwt';
const accessType = 'urn:ietf:params:oauth:token-type:access_token';
const partnerApp = app({ id: 'demo-partner', client: 'demo-partner' });

describe('tokens', () => {
  let harness: Harness;
  let key: CryptoKey;
  beforeAll(async () => {
    harness = await Harness.start();
    const pair = await generateKeyPair('ES256');
    key = pair.privateKey;
    const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }] };
    const reply = await harness.world.ask(identity.registerTestKeys, { clientId: 'demo-partner', jwks }, { as: partnerApp });
    expect(reply).toMatchObject({ status: 200, body: { keys: 1 } });
  });
  afterAll(() => harness?.stop());

  const vouch = (person: Record<string, unknown> | undefined, more: Record<string, unknown> = {}, signer = key) =>
    new SignJWT({ ...(person && { person }), jti: randomUUID(), ...more })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer((more['iss'] as string) ?? 'demo-partner')
      .setAudience((more['aud'] as string) ?? harness.issuer)
      .setIssuedAt()
      .setExpirationTime((more['lasts'] as string) ?? '2m')
      .sign(signer);
  const exchange = (fields: Record<string, string>, authorization?: string) =>
    harness.token({ grant_type: tokenExchange, ...fields }, authorization);
  const vouchFor = async (person: Record<string, unknown>, scope = 'permits:apply permits:read') =>
    exchange({ subject_token: await vouch(person), subject_token_type: jwtType, scope });
  const testPerson = async () => (await harness.world.ask(identity.createTestPerson, {}, { as: partnerApp })).body;
  const testEnterprise = async () => (await harness.world.ask(identity.createTestEnterprise, {}, { as: partnerApp })).body;
  const worker = async () =>
    (await harness.world.ask(identity.createTestOfficer, { region: '330782', roles: ['community-worker'] }, { as: partnerApp }))
      .body;
  const mint = async (kind: 'person' | 'officer' | 'enterprise', id: string, scopes?: string[]) =>
    (await harness.world.ask(identity.mintTestToken, { kind, id, ...(scopes && { scopes }) }, { as: partnerApp })).body;

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

  describe('by exchange, vouched for by an app', () => {
    it('speak for the person, with the app in the chain, and know the person again', async () => {
      const person = await testPerson();
      const stranger = { name: '李思远', mobile: '19199555501', residentId: '33078219900101101X' };
      const { status, body } = await vouchFor(stranger);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        issued_token_type: accessType,
        token_type: 'Bearer',
        scope: 'permits:apply permits:read',
        expires_in: 600,
      });
      const claims = harness.claims(body.access_token);
      expect(claims['actor']).toEqual({ kind: 'person', id: claims['sub'], level: 2, act: { kind: 'app', id: 'demo-partner' } });
      expect(harness.claims((await vouchFor(stranger)).body.access_token)['sub']).toBe(claims['sub']);
      expect(harness.claims((await vouchFor({ name: person.name!, mobile: person.mobile! })).body.access_token)['sub']).toBe(
        person.id,
      );
      const bySub = await exchange({
        subject_token: await vouch(undefined, { sub: person.id }),
        subject_token_type: jwtType,
        scope: 'permits:read',
      });
      expect(harness.claims(bySub.body.access_token)['sub']).toBe(person.id);
    });

    it('prove level 1 without a resident number and never more than 2', async () => {
      const { body } = await vouchFor({ name: '王建国', mobile: '19199555502' });
      expect(harness.claims(body.access_token)['actor']).toMatchObject({ level: 1 });
    });

    it('give one person for many first exchanges at once', async () => {
      const replies = await Promise.all([1, 2, 3, 4, 5].map(() => vouchFor({ name: '赵子涵', mobile: '19199555503' })));
      expect(replies.map(r => r.status)).toEqual([200, 200, 200, 200, 200]);
      expect(new Set(replies.map(r => harness.claims(r.body.access_token)['sub'])).size).toBe(1);
    });

    it.each([
      [
        'another signer',
        async () => vouch({ name: '张三', mobile: '19199555504' }, {}, (await generateKeyPair('ES256')).privateKey),
        'signature',
      ],
      ['another audience', () => vouch({ name: '张三', mobile: '19199555504' }, { aud: 'https://elsewhere.example' }), 'aud'],
      ['another issuer', () => vouch({ name: '张三', mobile: '19199555504' }, { iss: 'demo-checkpoint' }), 'iss'],
      ['too long a life', () => vouch({ name: '张三', mobile: '19199555504' }, { lasts: '1h' }), '300 seconds'],
      ['a wrong number', () => vouch({ name: '张三', mobile: '123' }), 'person.mobile'],
      [
        'a wrong resident number',
        () => vouch({ name: '张三', mobile: '19199555504', residentId: '330782199001011011' }),
        'person.residentId',
      ],
      ['nobody', () => vouch(undefined), 'person, or sub'],
      ['an unknown id', () => vouch(undefined, { sub: randomUUID() }), 'not a person'],
      ['rubbish', async () => 'rubbish', 'not acceptable'],
    ] as [string, () => Promise<string>, string][])('are refused for %s, saying why', async (_what, make, why) => {
      const reply = await exchange({ subject_token: await make(), subject_token_type: jwtType, scope: 'permits:read' });
      expect(reply).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
      expect(reply.body.error_description).toContain(why);
    });

    it('are refused for a token used before', async () => {
      const token = await vouch({ name: '陈雪梅', mobile: '19199555505' });
      expect((await exchange({ subject_token: token, subject_token_type: jwtType, scope: 'permits:read' })).status).toBe(200);
      const again = await exchange({ subject_token: token, subject_token_type: jwtType, scope: 'permits:read' });
      expect(again.status).toBe(400);
      expect(again.body.error_description).toContain('used already');
    });

    it('are refused where the app contradicts what is proven', async () => {
      const person = await testPerson();
      const reply = await vouchFor({ name: '别人', mobile: person.mobile! });
      expect(reply.body.error_description).toContain('name differs');
      expect(
        (await vouchFor({ name: person.name!, mobile: person.mobile!, residentId: '360426199101010071' })).body.error_description,
      ).toContain('another resident number');
    });

    it('are refused for an app that may not vouch, or may not exchange', async () => {
      const reply = await exchange(
        { subject_token: 'x', subject_token_type: jwtType },
        basic('demo-checkpoint', 'sandbox-demo-checkpoint-secret'),
      );
      expect(reply.status).toBe(400);
      await harness.world
        .ask(
          identity.registerApp,
          {
            clientId: 'no-voucher',
            nameZh: '应用',
            nameEn: 'App',
            authentication: 'client_secret_basic',
            grantTypes: [tokenExchange],
            scopes: ['permits:read'],
          },
          { as: operator(), key: 'no-voucher' },
        )
        .then(async r =>
          expect(
            await exchange({ subject_token: 'x', subject_token_type: jwtType }, basic('no-voucher', r.body.secret!)),
          ).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } }),
        );
    });

    it('are refused where no scope is left', async () => {
      expect(await vouchFor({ name: '王建国', mobile: '19199555502' }, 'permits:decide')).toMatchObject({
        status: 400,
        body: { error: 'invalid_scope' },
      });
    });
  });

  describe('by exchange, for an enterprise', () => {
    const forEnterprise = (token: string, id: string, scope = 'permits:apply permits:read delivery:read') =>
      exchange({ subject_token: token, subject_token_type: accessType, subject_enterprise: id, scope });

    it('speak for the enterprise with person and app in the chain, within the mandate', async () => {
      const { id, agentId } = await testEnterprise();
      const person = await exchange({
        subject_token: await vouch(undefined, { sub: agentId }),
        subject_token_type: jwtType,
        scope: 'permits:read',
      });
      const { status, body } = await forEnterprise(person.body.access_token, id);
      expect(status).toBe(200);
      expect(harness.claims(body.access_token)).toMatchObject({
        sub: id,
        actor: { kind: 'enterprise', id, act: { kind: 'person', id: agentId, act: { kind: 'app', id: 'demo-partner' } } },
      });
    });

    it('are cut to the mandate’s scopes and end with it', async () => {
      const { id } = await testEnterprise();
      const agent = await testPerson();
      const granted = await harness.world.ask(
        identity.grantMandate,
        {
          enterpriseId: id,
          agentMobile: agent.mobile!,
          scopes: ['permits:read'],
          ends: new Date(harness.clock.now().getTime() + 120_000).toISOString(),
        },
        { as: operator() },
      );
      expect(granted.status).toBe(201);
      const token = await mint('person', agent.id);
      const { body } = await forEnterprise(token.accessToken, id);
      expect(body.scope).toBe('permits:read');
      const claims = harness.claims(body.access_token);
      expect(Number(claims['exp']) - Number(claims['iat'])).toBeLessThanOrEqual(120);
      harness.clock.advance(121_000);
      const late = await forEnterprise((await mint('person', agent.id)).accessToken, id);
      expect(late).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
      expect(late.body.error_description).toContain('no mandate');
    });

    it('stop when the mandate is ended, and it is told', async () => {
      const heard = harness.world.listen(identity.accessRevoked);
      const { id, agentId, mandateId } = await testEnterprise();
      const token = await mint('person', agentId!);
      expect((await forEnterprise(token.accessToken, id)).status).toBe(200);
      expect((await harness.world.ask(identity.endMandate, { mandateId: mandateId! } as never, { as: operator() })).status).toBe(
        200,
      );
      expect((await forEnterprise(token.accessToken, id)).body.error_description).toContain('no mandate');
      await eventually('the fact', () => heard.some(f => f.data.subject === id));
      expect(
        (await harness.world.ask(identity.endMandate, { mandateId: mandateId! } as never, { as: operator() })).problem.code,
      ).toBe('identity.mandate-ended');
    });

    it('are refused for another’s enterprise, another app’s token and one that is no person’s', async () => {
      const { id } = await testEnterprise();
      const person = await testPerson();
      const token = await mint('person', person.id);
      expect((await forEnterprise(token.accessToken, id)).body.error_description).toContain('no mandate');
      expect(
        (await forEnterprise((await mint('officer', (await worker()).id)).accessToken, id)).body.error_description,
      ).toContain('only a person');
      const other = await harness.world.ask(
        identity.registerApp,
        {
          clientId: 'other-exchanger',
          nameZh: '应用',
          nameEn: 'App',
          authentication: 'client_secret_basic',
          grantTypes: [tokenExchange],
          scopes: ['permits:read'],
        },
        { as: operator() },
      );
      const stolen = await exchange(
        { subject_token: token.accessToken, subject_token_type: accessType, subject_enterprise: id },
        basic('other-exchanger', other.body.secret!),
      );
      expect(stolen.body.error_description).toContain('another app');
      expect(
        (await exchange({ subject_token: `${token.accessToken}x`, subject_token_type: accessType, subject_enterprise: id })).body
          .error_description,
      ).toContain('not a valid access token');
      expect(
        (await exchange({ subject_token: token.accessToken, subject_token_type: accessType })).body.error_description,
      ).toContain('name one of');
    });

    it('are refused for a token that was revoked', async () => {
      const { id, agentId } = await testEnterprise();
      const token = await mint('person', agentId!);
      await new Promise(resolve => setTimeout(resolve, 1100));
      expect((await harness.world.ask(identity.revokeAccess, { subject: agentId! } as never, { as: operator() })).status).toBe(
        200,
      );
      expect((await forEnterprise(token.accessToken, id)).body.error_description).toContain('revoked');
    });
  });

  describe('by exchange, for a person by a community worker', () => {
    const forPerson = (token: string, id: string, scope = 'permits:apply permits:read') =>
      exchange({ subject_token: token, subject_token_type: accessType, subject_person: id, scope });
    const consent = (officerId: string, personId: string, minutes = 60) =>
      harness.world.ask(
        identity.recordConsent,
        {
          personId,
          purpose: '代办通行证',
          scopes: ['permits:apply'],
          form: 'spoken',
          until: new Date(harness.clock.now().getTime() + minutes * 60_000).toISOString(),
        } as never,
        { as: officerActor('330782', ['community-worker'], { id: officerId }) },
      );

    it('speak for the person with the worker in the chain, within the consent', async () => {
      const [w, person] = [await worker(), await testPerson()];
      expect((await consent(w.id, person.id)).status).toBe(201);
      const { status, body } = await forPerson((await mint('officer', w.id)).accessToken, person.id);
      expect(status).toBe(200);
      expect(body.scope).toBe('permits:apply');
      expect(harness.claims(body.access_token)['actor']).toEqual({
        kind: 'person',
        id: person.id,
        level: 2,
        act: { kind: 'officer', id: w.id },
      });
    });

    it('are refused without a consent, after it, for a revoked one, and for other officers', async () => {
      const [w, person] = [await worker(), await testPerson()];
      const token = async () => (await mint('officer', w.id)).accessToken;
      expect((await forPerson(await token(), person.id)).body.error_description).toContain('no consent');
      await consent(w.id, person.id, 5);
      expect((await forPerson(await token(), person.id)).status).toBe(200);
      harness.clock.advance(301_000);
      expect((await forPerson(await token(), person.id)).body.error_description).toContain('no consent');
      const { body } = await consent(w.id, person.id);
      expect((await forPerson(await token(), person.id)).status).toBe(200);
      const revoked = await harness.world.ask(identity.revokeConsent, { consentId: body.id } as never, {
        as: { kind: 'person', id: person.id, client: 'demo-partner', scopes: ['identity:manage'] },
      });
      expect(revoked.status).toBe(200);
      expect((await forPerson(await token(), person.id)).body.error_description).toContain('no consent');
      const clerk = (
        await harness.world.ask(identity.createTestOfficer, { region: '330782', roles: ['clerk'] }, { as: partnerApp })
      ).body;
      expect((await forPerson((await mint('officer', clerk.id)).accessToken, person.id)).body.error_description).toContain(
        'only a community worker',
      );
    });
  });

  describe('operations', () => {
    it('tell who one is, masked', async () => {
      const person = await testPerson();
      const { body, text } = await harness.world.ask(
        identity.readMe,
        {},
        { as: { kind: 'person', id: person.id, client: 'demo-partner', scopes: ['identity:read'] } },
      );
      expect(body).toMatchObject({ kind: 'person', id: person.id, level: 2, mobile: expect.stringContaining('****') });
      expect(text).not.toContain(person.mobile!);
      expect(text).not.toContain(person.residentId!);
    });

    it('let an owner grant and end mandates of the own enterprise and nobody else', async () => {
      const { id, agentId } = await testEnterprise();
      const helper = await testPerson();
      const owner = enterpriseActor({ id, act: { kind: 'person', id: agentId! } });
      const ends = new Date(harness.clock.now().getTime() + 86_400_000).toISOString();
      const grant = (as: Actor, more: Record<string, unknown> = {}) =>
        harness.world.ask(
          identity.grantMandate,
          { enterpriseId: id, agentId: helper.id, scopes: ['permits:read'], ends, ...more } as never,
          { as },
        );
      expect((await grant(enterpriseActor())).problem.code).toBe('identity.enterprise-not-found');
      const { body, status } = await grant(owner);
      expect(status).toBe(201);
      expect((await grant(owner)).problem.code).toBe('identity.mandate-overlap');
      expect(
        (await grant(enterpriseActor({ id, act: { kind: 'person', id: helper.id } }), { agentId: agentId! })).problem.code,
      ).toBe('identity.not-owner');
      expect((await grant(owner, { scopes: ['permits:decide'] })).problem.code).toBe('identity.scope-unknown');
      expect((await grant(owner, { ends: '2000-01-01T00:00:00Z' })).problem.code).toBe('identity.window-wrong');
      const listed = await harness.world.ask(identity.listMandates, {}, { as: owner });
      expect(listed.body.items.map(m => m.id)).toContain(body.id);
      expect(
        (await harness.world.ask(identity.endMandate, { mandateId: body.id } as never, { as: enterpriseActor() })).problem.code,
      ).toBe('identity.mandate-not-found');
      expect((await harness.world.ask(identity.endMandate, { mandateId: body.id } as never, { as: owner })).status).toBe(200);
      // What ended leaves room for another.
      expect((await grant(owner)).status).toBe(201);
    });

    it('list test subjects of the app that made them, newest first, page by page', async () => {
      const mine = app({ id: 'lister', client: 'lister' });
      const made: string[] = [];
      for (let i = 0; i < 5; i++) made.unshift((await harness.world.ask(identity.createTestPerson, {}, { as: mine })).body.id);
      const first = (await harness.world.ask(identity.listTestPeople, { limit: 3 }, { as: mine })).body;
      const second = (await harness.world.ask(identity.listTestPeople, { limit: 3, cursor: first.next! }, { as: mine })).body;
      expect([...first.items, ...second.items].map(p => p.id)).toEqual(made);
      expect(second.next).toBeNull();
      const foreign = await harness.world.ask(identity.mintTestToken, { kind: 'person', id: made[0]! }, { as: partnerApp });
      expect(foreign.problem.code).toBe('identity.subject-not-found');
    });

    it('refuse identifiers that are taken, faulty apps and private keys', async () => {
      const person = await testPerson();
      expect(
        (await harness.world.ask(identity.createTestPerson, { mobile: person.mobile! }, { as: partnerApp })).problem.code,
      ).toBe('identity.identifier-taken');
      const faulty = {
        nameZh: '应用',
        nameEn: 'App',
        grantTypes: ['authorization_code'] as const,
        scopes: ['permits:read'],
        authentication: 'none' as const,
      };
      const register = (more: object) =>
        harness.world.ask(identity.registerApp, { clientId: 'faulty-app', ...faulty, ...more } as never, { as: operator() });
      expect((await register({ redirectUris: ['http://example.com/'] })).problem.code).toBe('identity.app-faulty');
      expect((await register({ redirectUris: ['javascript:alert(1)'] })).problem.code).toBe('identity.app-faulty');
      expect((await register({ redirectUris: ['https://a.example/cb'], scopes: ['nothing:known'] })).problem.code).toBe(
        'identity.scope-unknown',
      );
      expect((await register({ clientId: 'demo-partner', redirectUris: ['https://a.example/cb'] })).problem.code).toBe(
        'identity.client-id-taken',
      );
      const { privateKey } = await generateKeyPair('ES256', { extractable: true });
      expect(
        (
          await harness.world.ask(
            identity.registerTestKeys,
            { clientId: 'demo-partner', jwks: { keys: [await exportJWK(privateKey)] } } as never,
            { as: partnerApp },
          )
        ).problem.code,
      ).toBe('identity.keys-faulty');
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
