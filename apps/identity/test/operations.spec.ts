import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { identity, type Actor } from '@counterless/contracts';
import { app, enterprise as enterpriseActor, operator } from '@counterless/testing';
import { Harness } from './harness.ts';
import { Partner, partnerApp } from './partner.ts';

describe('identity', () => {
  let harness: Harness;
  let partner: Partner;
  beforeAll(async () => {
    harness = await Harness.start();
    partner = await Partner.of(harness);
  });
  afterAll(() => harness?.stop());

  describe('operations', () => {
    it('tell who one is, masked', async () => {
      const person = await partner.testPerson();
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
      const { id, agentId } = await partner.testEnterprise();
      const helper = await partner.testPerson();
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
      const strange = await harness.world.ask(identity.listTestOfficers, { cursor: first.next! }, { as: mine });
      expect(strange.problem).toMatchObject({ code: 'request.invalid', errors: [{ path: '$.cursor' }] });
      const foreign = await harness.world.ask(identity.mintTestToken, { kind: 'person', id: made[0]! }, { as: partnerApp });
      expect(foreign.problem.code).toBe('identity.subject-not-found');
    });

    it('refuse identifiers that are taken, faulty apps and private keys', async () => {
      const person = await partner.testPerson();
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
});
