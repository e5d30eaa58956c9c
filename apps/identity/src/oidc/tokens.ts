import type { AccessToken, Client, ClientCredentials, Provider } from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { ownOf } from './clients.ts';
import { heldBy, words, type ActorClaim } from './scopes.ts';
import type { Subjects } from './subjects.ts';

/** Seconds that an access token lives. */
export const accessTokenSeconds = 600;

type Token = AccessToken | ClientCredentials;

/** What our access tokens say beside the standard claims, and which scopes they really carry. */
export class Claims {
  /** Actors of tokens that are made with more than a subject id: those that carry an act chain. */
  readonly #given = new WeakMap<object, ActorClaim>();

  constructor(private readonly subjects: Subjects) {}

  give(token: object, actor: ActorClaim): void {
    this.#given.set(token, actor);
  }

  async #actorOf(token: Token): Promise<ActorClaim | undefined> {
    const given = this.#given.get(token);
    if (given) return given;
    if (token.kind === 'ClientCredentials') return { kind: ownOf(token.client).actor_kind, id: token.clientId! };
    return this.subjects.find((token as AccessToken).accountId);
  }

  /** `extraTokenClaims`: only tokens for the API say whom they speak for. */
  readonly extra = async (_ctx: KoaContextWithOIDC, token: Token): Promise<Record<string, unknown> | undefined> => {
    if (!token.aud) return undefined;
    const actor = await this.#actorOf(token);
    if (!actor) throw new Error('a token for nobody');
    return { actor };
  };

  /**
   * `formats.customizers.jwt`: cuts the scopes to those that this kind of actor, with these roles, may hold today. It runs for every
   * issue, so that a refresh after a change of roles gives the new ones.
   */
  readonly cut = (_ctx: KoaContextWithOIDC, token: Token, structured: { payload: Record<string, unknown> }): void => {
    const actor = structured.payload['actor'] as ActorClaim;
    const scope = heldBy(actor, words(token.scope)).join(' ') || undefined;
    structured.payload['scope'] = scope;
    token.scope = scope;
  };
}

/** Makes an access token outside of the standard grants: an exchange, or a test token. */
export async function issueToken(
  provider: Provider,
  claims: Claims,
  resource: { audience: string; kid: string },
  given: { client: Client; actor: ActorClaim; scopes: readonly string[]; seconds: number; gty: string; jkt?: string | undefined },
): Promise<{ value: string; type: string; scope: string; seconds: number }> {
  const { client, actor, seconds, gty } = given;
  const token = new provider.AccessToken({
    client,
    accountId: actor.id,
    gty,
    scope: given.scopes.join(' ') || undefined,
    expiresIn: seconds,
  } as never);
  claims.give(token, actor);
  if (given.jkt !== undefined) token.setThumbprint('jkt', given.jkt);
  token.resourceServer = new provider.ResourceServer(resource.audience, resourceServer(resource, given.scopes.join(' ')));
  const value = await token.save();
  return { value, type: token.tokenType, scope: token.scope ?? '', seconds };
}

export function resourceServer({ audience, kid }: { audience: string; kid: string }, scope: string) {
  return {
    scope,
    audience,
    accessTokenTTL: accessTokenSeconds,
    accessTokenFormat: 'jwt' as const,
    jwt: { sign: { alg: 'ES256' as const, kid } },
  };
}
