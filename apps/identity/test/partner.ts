import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { identity } from '@counterless/contracts';
import { app } from '@counterless/testing';
import { tokenExchange, type Harness } from './harness.ts';

export const jwtType = 'urn:ietf:params:oauth:token-type:jwt';
export const accessType = 'urn:ietf:params:oauth:token-type:access_token';
export const partnerApp = app({ id: 'demo-partner', client: 'demo-partner' });
export const identifiers = JSON.parse(
  readFileSync(new URL('../../../libs/kernel/test/identifiers.json', import.meta.url), 'utf8'),
) as { residentId: { valid: string[]; invalid: string[] } };

/** The demo partner with a key that it vouches by. */
export class Partner {
  private constructor(
    private readonly harness: Harness,
    private readonly key: CryptoKey,
  ) {}

  static async of(harness: Harness): Promise<Partner> {
    const pair = await generateKeyPair('ES256');
    const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }] };
    const reply = await harness.world.ask(identity.registerTestKeys, { clientId: 'demo-partner', jwks }, { as: partnerApp });
    if (reply.body.keys !== 1) throw new Error(reply.text);
    return new Partner(harness, pair.privateKey);
  }

  vouch(person: Record<string, unknown> | undefined, more: Record<string, unknown> = {}, signer = this.key): Promise<string> {
    return new SignJWT({ ...(person && { person }), jti: randomUUID(), ...more })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer((more['iss'] as string) ?? 'demo-partner')
      .setAudience((more['aud'] as string) ?? this.harness.issuer)
      .setIssuedAt()
      .setExpirationTime((more['lasts'] as string) ?? '2m')
      .sign(signer);
  }

  exchange(fields: Record<string, string>, authorization?: string) {
    return this.harness.token({ grant_type: tokenExchange, ...fields }, authorization);
  }

  async vouchFor(person: Record<string, unknown>, scope = 'permits:apply permits:read') {
    return this.exchange({ subject_token: await this.vouch(person), subject_token_type: jwtType, scope });
  }

  async testPerson() {
    return (await this.harness.world.ask(identity.createTestPerson, {}, { as: partnerApp })).body;
  }

  async testEnterprise() {
    return (await this.harness.world.ask(identity.createTestEnterprise, {}, { as: partnerApp })).body;
  }

  async worker() {
    const request = { region: '330782', roles: ['community-worker' as const] };
    return (await this.harness.world.ask(identity.createTestOfficer, request, { as: partnerApp })).body;
  }

  async mint(kind: 'person' | 'officer' | 'enterprise', id: string, scopes?: string[]) {
    return (await this.harness.world.ask(identity.mintTestToken, { kind, id, ...(scopes && { scopes }) }, { as: partnerApp }))
      .body;
  }
}
