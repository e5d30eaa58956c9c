import Provider, { errors, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { tokenExchange } from '@counterless/contracts';
import { proofAlgorithms, type Database, type FieldCipher, type Logger } from '@counterless/platform';
import { OidcAdapter } from '../persistence/oidc-adapter.ts';
import type { KeySet } from '../persistence/key-store.ts';
import type { Apps, Officers, People } from '../ports/stores.ts';
import { secretMatches } from './client-secret.ts';
import { clientMetadata, ownMetadata, ownOf } from './clients.ts';
import { parameters, type TokenExchange } from './exchange/exchange.ts';
import type { ExchangeContext } from './exchange/request.ts';
import { apiScopes, words } from './scopes.ts';
import type { Subjects } from './subjects.ts';
import { accessTokenSeconds, resourceServer, type Claims } from './tokens.ts';

export interface ProviderParts {
  readonly issuer: string;
  readonly audience: string;
  readonly cookieKey: string;
  readonly database: Database;
  readonly cipher: FieldCipher;
  readonly apps: Apps;
  readonly people: People;
  readonly officers: Officers;
  readonly subjects: Subjects;
  readonly claims: Claims;
  readonly exchange: TokenExchange;
  readonly pages: Pick<NonNullable<Configuration['features']>, 'rpInitiatedLogout'> & Pick<Configuration, 'renderError'>;
  readonly logger: Logger;
}

const day = 86_400;
const clientIdForm = /^[a-z][a-z0-9-]{2,59}$/;

/** oidc-provider as this platform uses it. Made anew whenever the keys change: all its state is in the database. */
export function createProvider(parts: ProviderParts, keys: KeySet): Provider {
  const { issuer, audience, database, cipher, apps, subjects, claims } = parts;
  const resource = { audience, kid: keys.signing.kid! };
  const provider = new Provider(issuer, {
    adapter: type => (type === 'Client' ? clientAdapter(apps) : new OidcAdapter(type, database, cipher)),
    jwks: { keys: [keys.signing, ...keys.others] },
    cookies: { keys: [parts.cookieKey], long: { httpOnly: true, sameSite: 'lax', path: new URL(issuer).pathname } },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: {
      idTokenSigningAlgValues: ['ES256'],
      clientAuthSigningAlgValues: ['ES256', 'EdDSA', 'PS256', 'RS256'],
      dPoPSigningAlgValues: [...proofAlgorithms],
    },
    // A page of the app asks for tokens itself: from where its users come back to, and from nowhere else.
    clientBasedCORS: (_ctx, origin, client) => (client.redirectUris ?? []).some(uri => /^https?:/i.test(uri) && new URL(uri).origin === origin),
    extraClientMetadata: { properties: [...ownMetadata] },
    responseTypes: ['code'],
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name', 'real_name_level'], phone: ['phone_number'] },
    conformIdTokenClaims: true,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: true },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      introspection: { enabled: false },
      userinfo: { enabled: true },
      rpInitiatedLogout: parts.pages.rpInitiatedLogout!,
      resourceIndicators: {
        enabled: true,
        // A sign-in that asks for nothing of the API gets a token for the userinfo endpoint; every other token is a JWT for the API.
        defaultResource: (ctx, _client, oneOf) => (oneOf ?? (signInOnly(ctx) ? undefined : audience)) as string,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, indicator, client) => {
          if (indicator !== audience) throw new errors.InvalidTarget(`tokens are for ${audience} only`);
          return resourceServer(resource, ownOf(client).api_scopes);
        },
      },
    },
    extraTokenClaims: claims.extra as NonNullable<Configuration['extraTokenClaims']>,
    formats: { customizers: { jwt: claims.cut as never } },
    expiresWithSession: (_ctx, source) => !source.scopes.has('offline_access'),
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    ttl: {
      AccessToken: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? accessTokenSeconds,
      ClientCredentials: accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: 3600,
      Interaction: 1800,
      Session: 14 * day,
      Grant: 90 * day,
      RefreshToken: 30 * day,
    },
    interactions: { url: (_ctx, interaction) => `${new URL(issuer).pathname}/interaction/${interaction.uid}` },
    discovery: { ui_locales_supported: ['zh-CN', 'en'] },
    findAccount: (_ctx, id) => findAccount(parts, id),
    renderError: parts.pages.renderError!,
  });
  // Host and scheme are set from the issuer before a request comes here.
  provider.proxy = true;
  Object.defineProperty(provider.Client.prototype, 'compareClientSecret', {
    value(this: unknown, secret: string) {
      const digest = ownOf(this).secret_digest;
      return digest !== undefined && secretMatches(Buffer.from(digest, 'base64url'), secret);
    },
  });
  provider.registerGrantType(
    tokenExchange,
    ctx => parts.exchange.run(provider, keys, ctx as unknown as ExchangeContext),
    parameters,
    ['resource', 'audience'],
  );
  provider.on('server_error', (_ctx, error) => parts.logger.error({ err: error }, 'oidc: unexpected failure'));
  return provider;

  function signInOnly(ctx: KoaContextWithOIDC): boolean {
    const params = ctx.oidc.params as { scope?: string; grant_type?: string } | undefined;
    return params?.grant_type === undefined && !words(params?.scope).some(s => apiScopes.includes(s));
  }

  async function findAccount({ people, officers }: ProviderParts, id: string) {
    const subject = await subjects.find(id);
    if (!subject || subject.kind === 'enterprise') return undefined;
    return {
      accountId: id,
      // Asked only where the app is subscribed to the scope and the person agreed.
      claims: async (_use: string, scope: string) => {
        if (!/\b(profile|phone)\b/.test(scope)) return { sub: id };
        const { name, mobile } = subject.kind === 'person' ? await people.get(id) : await officers.get(id);
        return {
          sub: id,
          name: name ?? undefined,
          phone_number: mobile ? `+86${mobile}` : undefined,
          real_name_level: subject.level,
        };
      },
    };
  }
}

function clientAdapter(apps: Apps) {
  const nothing = async () => undefined;
  return {
    find: async (id: string) => {
      const app = clientIdForm.test(id) ? await apps.find(id) : undefined;
      return app && clientMetadata(app);
    },
    upsert: nothing,
    findByUid: nothing,
    findByUserCode: nothing,
    consume: nothing,
    destroy: nothing,
    revokeByGrantId: nothing,
  };
}
