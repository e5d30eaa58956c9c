import { Injectable } from '@nestjs/common';
import { tokenExchange } from '@counterless/contracts';
import { Clock, newId } from '@counterless/kernel';
import { UnitOfWork, type Prepared, type Transaction } from '@counterless/platform';
import type { App } from './domain/app.ts';
import { hashSecret } from './oidc/client-secret.ts';
import { apiScopes } from './oidc/scopes.ts';
import { IdentityMode } from './ports/mode.ts';
import { Revocations } from './ports/stores.ts';

type Seed = Pick<App, 'id' | 'kind' | 'nameZh' | 'nameEn' | 'grantTypes' | 'redirectUris' | 'scopes' | 'mayVouch'> & {
  secret: string;
};


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
      'http://127.0.0.1:8080/docs/oauth2-redirect.html',
      'http://127.0.0.1:8080/docs',
      'http://127.0.0.1:8765/callback',
      'http://localhost:8765/callback',
    ],
    scopes: [
      ...apiScopes.filter(s => s !== 'identity:apps'),
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

const plant: Prepared = {
  name: 'app.plant-seeded',
  text: `INSERT INTO app (id, version, kind, name_zh, name_en, authentication, secret_hash, jwks, grant_types, redirect_uris, callback_urls, scopes, may_vouch, created_at)
    VALUES ($1, 1, $2, $3, $4, 'client_secret_basic', $5, '{"keys":[]}', $6, $7, '{}', $8, $9, $10)
    ON CONFLICT (id) DO UPDATE SET scopes = excluded.scopes, redirect_uris = excluded.redirect_uris`,
};
const remove: Prepared = { name: 'app.remove-seeded', text: 'DELETE FROM app WHERE secret_hash = ANY($1) RETURNING id' };

/**
 * Puts the sandbox's apps in place; scopes that came with a new release reach those that are there already. In production it is the
 * opposite: a database that was a sandbox's once must not let anybody in by a secret that the guide prints, so whatever app has one of
 * these secrets goes, and what it was given with it.
 */
@Injectable()
export class Seeds {
  constructor(
    private readonly mode: IdentityMode,
    private readonly revocations: Revocations,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async tend(): Promise<void> {
    const { sandbox } = this.mode;
    const operation = sandbox ? 'identity.seeds.plant' : 'identity.seeds.remove';
    await this.work.runOwn(operation, newId(), tx => (sandbox ? this.#plant(tx) : this.#remove(tx)));
  }

  async #plant(tx: Transaction): Promise<void> {
    for (const app of sandboxApps) {
      const { id, kind, nameZh, nameEn, grantTypes, redirectUris, scopes, mayVouch } = app;
      const secret = hashSecret(app.secret);
      const now = this.clock.now();
      await tx.query(plant, [id, kind, nameZh, nameEn, secret, grantTypes, redirectUris, scopes, mayVouch, now]);
    }
  }

  async #remove(tx: Transaction): Promise<void> {
    const removed = await tx.query<{ id: string }>(remove, [sandboxApps.map(app => hashSecret(app.secret))]);
    for (const { id } of removed) await this.revocations.revoke(tx, id);
  }
}
