import { createLocalJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { errors } from 'oidc-provider';
import type { ActLink } from '@counterless/contracts';
import type { KeySet } from '../../persistence/key-store.ts';
import type { Revocations } from '../../ports/stores.ts';
import type { ActorClaim } from '../scopes.ts';

/** Everybody in a chain, the subject first. */
export function everybody(actor: Pick<ActLink, 'id' | 'act'>): string[] {
  return [actor.id, ...(actor.act ? everybody(actor.act) : [])];
}

/** Subject and chain as one link, for the chain of the token that is made from it. */
export function linkOf(actor: ActorClaim): ActLink {
  return { kind: actor.kind, id: actor.id, ...(actor.act && { act: actor.act }) };
}

const deepest = 4;

/** Reads access tokens of our own that come back as subject tokens. */
export class SubjectTokens {
  constructor(
    private readonly issuer: string,
    private readonly audience: string,
    private readonly revocations: Revocations,
  ) {}

  /**
   * @param jkt thumbprint of the key that the request proves
   * @throws InvalidRequest, saying why: not ours, expired, of another app or key, or taken back
   */
  async read(keys: KeySet, clientId: string, token: string, jkt: string | undefined): Promise<ActorClaim> {
    const verify = createLocalJWKSet({ keys: [keys.signing, ...keys.others].map(({ d: _private, ...pub }) => pub) });
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, verify, {
        issuer: this.issuer,
        audience: this.audience,
        typ: 'at+jwt',
        algorithms: ['ES256'],
      }));
    } catch (error) {
      throw new errors.InvalidRequest(`the subject_token is not a valid access token: ${(error as Error).message}`);
    }
    if (payload['client_id'] !== clientId) throw new errors.InvalidRequest('the subject_token was issued to another app');
    // Else whoever stole a bound token would make one of it that is bound to nothing.
    const bound = payload['cnf'] as { jkt?: string } | undefined;
    if (bound && bound.jkt !== jkt) throw new errors.InvalidRequest('the subject_token is bound to a key: send a DPoP proof of that key');
    const actor = payload['actor'] as ActorClaim;
    const chain = everybody(actor);
    if (await this.revocations.revoked([...chain, clientId], payload.iat ?? 0))
      throw new errors.InvalidRequest('the subject_token has been revoked');
    if (chain.length >= deepest) throw new errors.InvalidRequest('the chain of those who act for one another is too long');
    return actor;
  }
}
