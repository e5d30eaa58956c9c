import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair } from 'jose';
import { identity } from '@counterless/contracts';
import { operator } from '@counterless/testing';
import { basic, Harness, mobile, tokenExchange } from './harness.ts';
import { accessType, identifiers, jwtType, Partner } from './partner.ts';

describe('tokens', () => {
  let harness: Harness;
  let partner: Partner;
  beforeAll(async () => {
    harness = await Harness.start();
    partner = await Partner.of(harness);
  });
  afterAll(() => harness?.stop());

  describe('by exchange, vouched for by an app', () => {
    it('speak for the person, with the app in the chain, and know the person again', async () => {
      const person = await partner.testPerson();
      const stranger = { name: '李思远', mobile: mobile(9001), residentId: identifiers.residentId.valid[1]! };
      const { status, body } = await partner.vouchFor(stranger);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        issued_token_type: accessType,
        token_type: 'Bearer',
        scope: 'permits:apply permits:read',
        expires_in: 600,
      });
      const claims = harness.claims(body.access_token);
      expect(claims['actor']).toEqual({ kind: 'person', id: claims['sub'], level: 2, act: { kind: 'app', id: 'demo-partner' } });
      expect(harness.claims((await partner.vouchFor(stranger)).body.access_token)['sub']).toBe(claims['sub']);
      expect(
        harness.claims((await partner.vouchFor({ name: person.name!, mobile: person.mobile! })).body.access_token)['sub'],
      ).toBe(person.id);
      const bySub = await partner.exchange({
        subject_token: await partner.vouch(undefined, { sub: person.id }),
        subject_token_type: jwtType,
        scope: 'permits:read',
      });
      expect(harness.claims(bySub.body.access_token)['sub']).toBe(person.id);
    });

    it('prove level 1 without a resident number and never more than 2', async () => {
      const { body } = await partner.vouchFor({ name: '王建国', mobile: mobile(9002) });
      expect(harness.claims(body.access_token)['actor']).toMatchObject({ level: 1 });
    });

    it('give one person for many first exchanges at once', async () => {
      const replies = await Promise.all([1, 2, 3, 4, 5].map(() => partner.vouchFor({ name: '赵子涵', mobile: mobile(9003) })));
      expect(replies.map(r => r.status)).toEqual([200, 200, 200, 200, 200]);
      expect(new Set(replies.map(r => harness.claims(r.body.access_token)['sub'])).size).toBe(1);
    });

    it.each([
      [
        'another signer',
        async () => partner.vouch({ name: '张三', mobile: mobile(9004) }, {}, (await generateKeyPair('ES256')).privateKey),
        'signature',
      ],
      [
        'another audience',
        () => partner.vouch({ name: '张三', mobile: mobile(9004) }, { aud: 'https://elsewhere.example' }),
        'aud',
      ],
      ['another issuer', () => partner.vouch({ name: '张三', mobile: mobile(9004) }, { iss: 'demo-checkpoint' }), 'iss'],
      ['too long a life', () => partner.vouch({ name: '张三', mobile: mobile(9004) }, { lasts: '1h' }), '300 seconds'],
      ['a wrong number', () => partner.vouch({ name: '张三', mobile: '123' }), 'person.mobile'],
      [
        'a wrong resident number',
        () => partner.vouch({ name: '张三', mobile: mobile(9004), residentId: '330782199001011011' }),
        'person.residentId',
      ],
      ['nobody', () => partner.vouch(undefined), 'person, or sub'],
      ['an unknown id', () => partner.vouch(undefined, { sub: randomUUID() }), 'not a person'],
      ['rubbish', async () => 'rubbish', 'not acceptable'],
    ] as [string, () => Promise<string>, string][])('are refused for %s, saying why', async (_what, make, why) => {
      const reply = await partner.exchange({ subject_token: await make(), subject_token_type: jwtType, scope: 'permits:read' });
      expect(reply).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
      expect(reply.body.error_description).toContain(why);
    });

    it('are refused for a token used before', async () => {
      const token = await partner.vouch({ name: '陈雪梅', mobile: mobile(9005) });
      expect((await partner.exchange({ subject_token: token, subject_token_type: jwtType, scope: 'permits:read' })).status).toBe(
        200,
      );
      const again = await partner.exchange({ subject_token: token, subject_token_type: jwtType, scope: 'permits:read' });
      expect(again.status).toBe(400);
      expect(again.body.error_description).toContain('used already');
    });

    it('are refused where the app contradicts what is proven', async () => {
      const person = await partner.testPerson();
      const reply = await partner.vouchFor({ name: '别人', mobile: person.mobile! });
      expect(reply.body.error_description).toContain('name differs');
      expect(
        (await partner.vouchFor({ name: person.name!, mobile: person.mobile!, residentId: identifiers.residentId.valid[0]! }))
          .body.error_description,
      ).toContain('another resident number');
    });

    it('are refused for an app that may not vouch, or may not exchange', async () => {
      const reply = await partner.exchange(
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
            await partner.exchange({ subject_token: 'x', subject_token_type: jwtType }, basic('no-voucher', r.body.secret!)),
          ).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } }),
        );
    });

    it('are refused where no scope is left', async () => {
      expect(await partner.vouchFor({ name: '王建国', mobile: mobile(9002) }, 'permits:decide')).toMatchObject({
        status: 400,
        body: { error: 'invalid_scope' },
      });
    });
  });
});
