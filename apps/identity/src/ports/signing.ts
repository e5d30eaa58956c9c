import type { ActorClaim } from '../oidc/scopes.ts';

/** Makes access tokens for subjects that nobody signs in as: the sandbox's test people. */
export abstract class TokenMint {
  /** @returns the token, its scopes and the seconds it lives */
  abstract mint(
    clientId: string,
    actor: ActorClaim,
    scopes: readonly string[],
    seconds: number,
  ): Promise<{ value: string; scope: string; seconds: number }>;
}
