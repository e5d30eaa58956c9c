import { identityProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { mayHold } from '../oidc/scopes.ts';
import type { ActorClaim } from '../oidc/scopes.ts';

/** Every scope that a token for such an actor could not hold, as faults. */
export function refuseScopes(scopes: readonly string[], allowed: (scope: string) => boolean): void {
  const faults = scopes.flatMap((scope, i) =>
    allowed(scope)
      ? []
      : [
          {
            path: `$.scopes[${i}]`,
            code: 'scope',
            message: { en: `${scope} cannot be given here`, zh: `此处不可授予 ${scope}` },
          },
        ],
  );
  if (faults.length > 0) throw new Problem(identityProblems.scopeUnknown, { faults });
}

export const holdableBy = (actor: Pick<ActorClaim, 'kind' | 'roles'>) => (scope: string) => mayHold(actor, scope);
