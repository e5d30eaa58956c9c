import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { identity } from '@counterless/contracts';
import { eventually, officer as officerActor, operator } from '@counterless/testing';
import { basic, Harness, tokenExchange } from './harness.ts';
import { accessType, jwtType, Partner, partnerApp } from './partner.ts';

describe('tokens', () => {
  let harness: Harness;
  let partner: Partner;
  beforeAll(async () => {
    harness = await Harness.start();
    partner = await Partner.of(harness);
  });
  afterAll(() => harness?.stop());

  describe('by exchange, for an enterprise', () => {
    const forEnterprise = (token: string, id: string, scope = 'permits:apply permits:read delivery:read') =>
      partner.exchange({ subject_token: token, subject_token_type: accessType, subject_enterprise: id, scope });

    it('speak for the enterprise with person and app in the chain, within the mandate', async () => {
      const { id, agentId } = await partner.testEnterprise();
      const person = await partner.exchange({
        subject_token: await partner.vouch(undefined, { sub: agentId }),
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
      const { id } = await partner.testEnterprise();
      const agent = await partner.testPerson();
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
      const token = await partner.mint('person', agent.id);
      const { body } = await forEnterprise(token.accessToken, id);
      expect(body.scope).toBe('permits:read');
      const claims = harness.claims(body.access_token);
      expect(Number(claims['exp']) - Number(claims['iat'])).toBeLessThanOrEqual(120);
      harness.clock.advance(121_000);
      const late = await forEnterprise((await partner.mint('person', agent.id)).accessToken, id);
      expect(late).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
      expect(late.body.error_description).toContain('no mandate');
    });

    it('stop when the mandate is ended, and it is told', async () => {
      const heard = harness.world.listen(identity.accessRevoked);
      const { id, agentId, mandateId } = await partner.testEnterprise();
      const token = await partner.mint('person', agentId!);
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
      const { id } = await partner.testEnterprise();
      const person = await partner.testPerson();
      const token = await partner.mint('person', person.id);
      expect((await forEnterprise(token.accessToken, id)).body.error_description).toContain('no mandate');
      expect(
        (await forEnterprise((await partner.mint('officer', (await partner.worker()).id)).accessToken, id)).body
          .error_description,
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
      const stolen = await partner.exchange(
        { subject_token: token.accessToken, subject_token_type: accessType, subject_enterprise: id },
        basic('other-exchanger', other.body.secret!),
      );
      expect(stolen.body.error_description).toContain('another app');
      expect(
        (
          await partner.exchange({
            subject_token: `${token.accessToken}x`,
            subject_token_type: accessType,
            subject_enterprise: id,
          })
        ).body.error_description,
      ).toContain('not a valid access token');
      expect(
        (await partner.exchange({ subject_token: token.accessToken, subject_token_type: accessType })).body.error_description,
      ).toContain('name one of');
    });

    it('are refused for a token that was revoked', async () => {
      const { id, agentId } = await partner.testEnterprise();
      const token = await partner.mint('person', agentId!);
      await new Promise(resolve => setTimeout(resolve, 1100));
      expect((await harness.world.ask(identity.revokeAccess, { subject: agentId! } as never, { as: operator() })).status).toBe(
        200,
      );
      expect((await forEnterprise(token.accessToken, id)).body.error_description).toContain('revoked');
    });
  });

  describe('by exchange, for a person by a community worker', () => {
    const forPerson = (token: string, id: string, scope = 'permits:apply permits:read') =>
      partner.exchange({ subject_token: token, subject_token_type: accessType, subject_person: id, scope });
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
      const [w, person] = [await partner.worker(), await partner.testPerson()];
      expect((await consent(w.id, person.id)).status).toBe(201);
      const { status, body } = await forPerson((await partner.mint('officer', w.id)).accessToken, person.id);
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
      const [w, person] = [await partner.worker(), await partner.testPerson()];
      const token = async () => (await partner.mint('officer', w.id)).accessToken;
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
      expect(
        (await forPerson((await partner.mint('officer', clerk.id)).accessToken, person.id)).body.error_description,
      ).toContain('only a community worker');
    });
  });
});
