import { identity, identityProblems as p, type RegisterKeys } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Handles, type Call, type Handler } from '@counterless/platform';
import { usableKeys } from '../oidc/client-keys.ts';
import { Apps } from '../ports/stores.ts';
import { appView } from '../views/app.ts';

/** In the sandbox an app registers its keys by itself; another's app does not exist for it. */
@Handles(identity.registerTestKeys)
export class RegisterTestKeysHandler implements Handler<typeof identity.registerTestKeys> {
  constructor(private readonly apps: Apps) {}

  async run(request: RegisterKeys, call: Call) {
    if (request.clientId !== actorOf(call).client) throw new Problem(p.appNotFound);
    const jwks = usableKeys(request.jwks);
    return this.apps.update(call, request.clientId, app => {
      app.jwks = jwks;
      return appView(app);
    });
  }
}
