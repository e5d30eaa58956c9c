import { errors, type Provider } from 'oidc-provider';
import type { KeySet } from '../../persistence/key-store.ts';
import { ownOf } from '../clients.ts';
import { heldBy, words } from '../scopes.ts';
import { issueToken, type Claims } from '../tokens.ts';
import type { ForEnterprise, ForPerson } from './behalf.ts';
import { provenKey } from './proof.ts';
import type { Exchanged, ExchangeContext } from './request.ts';
import type { SubjectTokens } from './subject-tokens.ts';
import type { VouchedPeople } from './vouched.ts';

export const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';
export const jwtType = 'urn:ietf:params:oauth:token-type:jwt';

export const parameters = new Set([
  'subject_token',
  'subject_token_type',
  'actor_token',
  'actor_token_type',
  'requested_token_type',
  'resource',
  'audience',
  'scope',
  'subject_enterprise',
  'subject_person',
]);

/**
 * Token exchange (RFC 8693) in three uses: an app vouches for its verified user, an agent acts for an enterprise, a community worker acts
 * for a person. As section 2.2.2 wants it, an unacceptable token is `invalid_request`; the description says why.
 */
export class TokenExchange {
  constructor(
    private readonly audience: string,
    private readonly claims: Claims,
    private readonly tokens: SubjectTokens,
    private readonly vouched: VouchedPeople,
    private readonly enterprises: ForEnterprise,
    private readonly people: ForPerson,
  ) {}

  async run(provider: Provider, keys: KeySet, ctx: ExchangeContext): Promise<void> {
    const { params, client } = ctx.oidc;
    const jkt = await provenKey(provider, ctx);
    const exchanged = await this.#exchange(provider, keys, ctx, jkt);
    const asked = params.scope === undefined ? words(ownOf(client).api_scopes) : words(params.scope);
    const subscribed = new Set(words(ownOf(client).api_scopes));
    const within = exchanged.within && new Set(exchanged.within);
    const scopes = heldBy(
      exchanged.actor,
      asked.filter(s => subscribed.has(s) && (within === undefined || within.has(s))),
    );
    if (scopes.length === 0) {
      throw new errors.InvalidScope(
        'none of the scopes asked for is left: the app must be subscribed to it, the subject able to hold it, and a mandate or consent include it',
        params.scope ?? '',
      );
    }
    const issued = await issueToken(
      provider,
      this.claims,
      { audience: this.audience, kid: keys.signing.kid! },
      {
        client,
        actor: exchanged.actor,
        scopes,
        seconds: exchanged.seconds,
        gty: 'token_exchange',
        jkt,
      },
    );
    ctx.body = {
      access_token: issued.value,
      issued_token_type: accessTokenType,
      token_type: issued.type,
      expires_in: issued.seconds,
      scope: issued.scope,
    };
  }

  async #exchange(provider: Provider, keys: KeySet, ctx: ExchangeContext, jkt: string | undefined): Promise<Exchanged> {
    const { params } = ctx.oidc;
    const { subject_token: token, subject_token_type: type, subject_enterprise: enterprise, subject_person: person } = params;
    if (!token || !type) throw new errors.InvalidRequest('subject_token and subject_token_type are needed');
    if (params.actor_token !== undefined)
      throw new errors.InvalidRequest('actor_token is not used here: who acts is the subject of the subject_token, or the app');
    if (params.requested_token_type !== undefined && params.requested_token_type !== accessTokenType)
      throw new errors.InvalidRequest(`requested_token_type can only be ${accessTokenType}`);
    for (const target of [params.resource, params.audience].flat()) {
      if (target !== undefined && target !== this.audience)
        throw new errors.InvalidTarget(`tokens are for ${this.audience} only`);
    }
    if (type === jwtType) {
      if (enterprise !== undefined || person !== undefined)
        throw new errors.InvalidRequest('subject_enterprise and subject_person go with an access token as subject_token');
      return this.vouched.exchange(provider, ctx, token);
    }
    if (type !== accessTokenType) throw new errors.InvalidRequest(`subject_token_type must be ${jwtType} or ${accessTokenType}`);
    if ((enterprise === undefined) === (person === undefined))
      throw new errors.InvalidRequest('name one of subject_enterprise and subject_person');
    const holder = await this.tokens.read(keys, ctx.oidc.client.clientId, token, jkt);
    return enterprise !== undefined
      ? this.enterprises.exchange(ctx, holder, enterprise)
      : this.people.exchange(ctx, holder, person!);
  }
}
