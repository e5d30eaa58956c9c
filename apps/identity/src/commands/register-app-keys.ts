import { identity, type RegisterKeys } from '@counterless/contracts';
import { Handles, type Call, type Handler } from '@counterless/platform';
import { usableKeys } from '../oidc/client-keys.ts';
import { Apps } from '../ports/stores.ts';
import { appView } from '../views/app.ts';

@Handles(identity.registerAppKeys)
export class RegisterAppKeysHandler implements Handler<typeof identity.registerAppKeys> {
  constructor(private readonly apps: Apps) {}

  async run(request: RegisterKeys, call: Call) {
    const jwks = usableKeys(request.jwks);
    return this.apps.update(call, request.clientId, app => {
      app.jwks = jwks;
      return appView(app);
    });
  }
}
