import type { AllClientMetadata } from 'oidc-provider';
import type { App } from '../domain/app.ts';
import { personalScopes } from './scopes.ts';

/** Fields of ours that travel with oidc-provider's client. */
export const ownMetadata = ['actor_kind', 'api_scopes', 'name_zh', 'name_en', 'secret_digest', 'may_vouch'] as const;

export interface OwnMetadata {
  readonly actor_kind: App['kind'];
  readonly api_scopes: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly secret_digest?: string;
  readonly may_vouch: boolean;
}

export const ownOf = (client: unknown): OwnMetadata => client as OwnMetadata;

const native = (uri: string) => !/^https?:/i.test(uri) || /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)([:/]|$)/.test(uri);

/** An app as oidc-provider wants to hear of it. The secret itself is not known here: a digest stands in and is compared by our own function. */
export function clientMetadata(app: App): AllClientMetadata {
  const code = app.grantTypes.includes('authorization_code');
  return {
    client_id: app.id,
    client_name: app.nameEn,
    grant_types: app.grantTypes as never,
    response_types: code ? ['code'] : [],
    redirect_uris: code ? app.redirectUris : [],
    post_logout_redirect_uris: code ? app.redirectUris : [],
    // A native app may come back on any port of the loopback address (RFC 8252, 7.3).
    application_type: code && app.authentication === 'none' && app.redirectUris.every(native) ? 'native' : 'web',
    token_endpoint_auth_method: app.authentication,
    ...(app.secretHash && {
      client_secret: app.secretHash.toString('base64url'),
      secret_digest: app.secretHash.toString('base64url'),
    }),
    ...(app.jwks.keys.length > 0 && { jwks: app.jwks as never }),
    scope: ['openid', 'offline_access', ...personalScopes.filter(s => app.scopes.includes(s))].join(' '),
    actor_kind: app.kind,
    api_scopes: app.scopes.filter(s => !(personalScopes as readonly string[]).includes(s)).join(' '),
    name_zh: app.nameZh,
    name_en: app.nameEn,
    may_vouch: app.mayVouch,
  } as AllClientMetadata;
}
