import { tokenExchange } from '@counterless/contracts';
import type { Clock } from '@counterless/kernel';
import type { Database } from '@counterless/platform';
import { hashSecret, type App } from './domain/app.ts';
import { apiScopes } from './oidc/scopes.ts';

type Seed = Pick<App, 'id' | 'kind' | 'nameZh' | 'nameEn' | 'grantTypes' | 'redirectUris' | 'scopes' | 'mayVouch'> & {
  secret: string;
};

const starting = (...prefixes: string[]) => apiScopes.filter(s => prefixes.some(p => s === p || s.startsWith(`${p}:`)));

/** The sandbox's apps. Their secrets are public on purpose: whoever reads the guide can try everything. */
export const sandboxApps: readonly Seed[] = [
  {
    id: 'demo-partner',
    kind: 'app',
    nameZh: '示范合作应用',
    nameEn: 'Demo partner',
    secret: 'sandbox-demo-partner-secret',
    mayVouch: true,
    grantTypes: ['authorization_code', 'refresh_token', 'client_credentials', tokenExchange],
    redirectUris: [
      'http://127.0.0.1:8080/docs/oauth2-redirect',
      'http://127.0.0.1:8080/docs',
      'http://127.0.0.1:8765/callback',
      'http://localhost:8765/callback',
    ],
    scopes: [
      ...starting('permits', 'delivery', 'identity', 'documents', 'sandbox').filter(s => s !== 'identity:apps'),
      'profile',
      'phone',
    ],
  },
  {
    id: 'demo-operator',
    kind: 'operator',
    nameZh: '示范运营方',
    nameEn: 'Demo operator',
    secret: 'sandbox-demo-operator-secret',
    mayVouch: false,
    grantTypes: ['client_credentials'],
    redirectUris: [],
    scopes: apiScopes.filter(s => s !== 'sandbox'),
  },
  {
    id: 'demo-checkpoint',
    kind: 'app',
    nameZh: '示范检查站',
    nameEn: 'Demo checkpoint',
    secret: 'sandbox-demo-checkpoint-secret',
    mayVouch: false,
    grantTypes: ['client_credentials'],
    redirectUris: [],
    scopes: ['permits:inspect'],
  },
];

/** Puts the sandbox's apps in place; scopes that came with a new release reach those that are there already. Never outside a sandbox. */
export async function seed(mode: 'sandbox' | 'production', database: Database, clock: Clock): Promise<void> {
  if (mode !== 'sandbox') return;
  for (const app of sandboxApps) {
    await database.pool.query(
      `INSERT INTO app (id, version, kind, name_zh, name_en, authentication, secret_hash, jwks, grant_types, redirect_uris, callback_urls, scopes, may_vouch, created_at)
       VALUES ($1, 1, $2, $3, $4, 'client_secret_basic', $5, '{"keys":[]}', $6, $7, '{}', $8, $9, $10)
       ON CONFLICT (id) DO UPDATE SET scopes = excluded.scopes, redirect_uris = excluded.redirect_uris`,
      [
        app.id,
        app.kind,
        app.nameZh,
        app.nameEn,
        hashSecret(app.secret),
        app.grantTypes,
        app.redirectUris,
        app.scopes,
        app.mayVouch,
        clock.now(),
      ],
    );
  }
}
