import { identity, identityProblems as p, type RegisterApp } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { Handles, type Call, type Handler } from '@counterless/platform';
import { refuseScopes } from '../authority/grantable-scopes.ts';
import { App, appFault } from '../domain/app.ts';
import { usableKeys } from '../oidc/client-keys.ts';
import { hashSecret, newSecret } from '../oidc/client-secret.ts';
import { subscribable } from '../oidc/scopes.ts';
import { IdentityMode } from '../ports/mode.ts';
import { Apps } from '../ports/stores.ts';
import { appView } from '../views/app.ts';

@Handles(identity.registerApp)
export class RegisterAppHandler implements Handler<typeof identity.registerApp> {
  constructor(
    private readonly apps: Apps,
    private readonly mode: IdentityMode,
    private readonly clock: Clock,
  ) {}

  async run(request: RegisterApp, call: Call) {
    refuseScopes(request.scopes, scope => subscribable.has(scope));
    const secret = request.authentication.startsWith('client_secret') ? newSecret() : undefined;
    const app = Object.assign(new App(), {
      id: request.clientId,
      version: 1,
      kind: 'app' as const,
      nameZh: request.nameZh,
      nameEn: request.nameEn,
      authentication: request.authentication,
      secretHash: secret === undefined ? null : hashSecret(secret),
      jwks: request.jwks === undefined ? { keys: [] } : usableKeys(request.jwks),
      grantTypes: [...new Set(request.grantTypes)],
      redirectUris: request.redirectUris ?? [],
      callbackUrls: request.callbackUrls ?? [],
      scopes: [...new Set(request.scopes)],
      mayVouch: request.mayVouch ?? false,
      createdAt: this.clock.now(),
    });
    const fault = appFault(app, this.mode.sandbox);
    if (fault) {
      const { path, code, en, zh } = fault;
      throw new Problem(p.appFaulty, { faults: [{ path, code, message: { en, zh } }] });
    }
    return this.apps.create(call, app, () => ({ ...appView(app), secret: secret ?? null }));
  }
}
