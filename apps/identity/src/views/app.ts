import type { AppView } from '@counterless/contracts';
import type { App } from '../domain/app.ts';

/** An app as the contract shows it; its secret is in no view. */
export function appView(app: App): AppView {
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
