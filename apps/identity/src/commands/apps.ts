import { randomBytes } from 'node:crypto';
import { identity, identityProblems as p, type AppView, type RegisterApp, type RegisterKeys } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Handles, type Call, type Handler } from '@counterless/platform';
import { App, appFault, hashSecret, keysFault } from '../domain/app.ts';
import { subscribable } from '../oidc/scopes.ts';
import { Apps } from '../ports/stores.ts';
import { IdentityMode } from '../ports/mode.ts';
import { refuseScopes } from './scope-check.ts';

function view(app: App): AppView {
  return {
    clientId: app.id,
    nameZh: app.nameZh,
    nameEn: app.nameEn,
    authentication: app.authentication,
    grantTypes: app.grantTypes,
    redirectUris: app.redirectUris,
    callbackUrls: app.callbackUrls,
    scopes: app.scopes,
    mayVouch: app.mayVouch,
    keys: app.jwks.keys.length,
  };
}

function usableKeys(jwks: unknown): App['jwks'] {
  const fault = keysFault(jwks);
  if (fault)
    throw new Problem(p.keysFaulty, { faults: [{ path: fault.path, code: 'key', message: { en: fault.en, zh: fault.zh } }] });
  return { keys: (jwks as App['jwks']).keys };
}

@Handles(identity.registerApp)
export class RegisterAppHandler implements Handler<typeof identity.registerApp> {
  constructor(
    private readonly apps: Apps,
    private readonly mode: IdentityMode,
    private readonly clock: Clock,
  ) {}

  async run(request: RegisterApp, call: Call) {
    refuseScopes(request.scopes, scope => subscribable.has(scope));
    const secret = request.authentication.startsWith('client_secret') ? randomBytes(32).toString('base64url') : undefined;
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
    if (fault)
      throw new Problem(p.appFaulty, {
        faults: [{ path: fault.path, code: fault.code, message: { en: fault.en, zh: fault.zh } }],
      });
    return this.apps.create(call, app, () => ({ ...view(app), secret: secret ?? null }));
  }
}

@Handles(identity.registerAppKeys)
export class RegisterAppKeysHandler implements Handler<typeof identity.registerAppKeys> {
  constructor(private readonly apps: Apps) {}

  run(request: RegisterKeys, call: Call) {
    return replaceKeys(this.apps, request, call);
  }
}

@Handles(identity.registerTestKeys)
export class RegisterTestKeysHandler implements Handler<typeof identity.registerTestKeys> {
  constructor(private readonly apps: Apps) {}

  async run(request: RegisterKeys, call: Call) {
    if (request.clientId !== actorOf(call).client) throw new Problem(p.appNotFound);
    return replaceKeys(this.apps, request, call);
  }
}

async function replaceKeys(apps: Apps, request: RegisterKeys, call: Call): Promise<AppView> {
  const jwks = usableKeys(request.jwks);
  return apps.update(call, request.clientId, app => {
    app.jwks = jwks;
    return view(app);
  });
}
