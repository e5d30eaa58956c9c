import { identityProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { keysFault, type App } from '../domain/app.ts';

/** The keys of a key set as it was handed in. @throws Problem `identity.keys-faulty`, naming the first fault */
export function usableKeys(jwks: unknown): App['jwks'] {
  const fault = keysFault(jwks);
  if (fault) {
    const { path, en, zh } = fault;
    throw new Problem(identityProblems.keysFaulty, { faults: [{ path, code: 'key', message: { en, zh } }] });
  }
  return { keys: (jwks as App['jwks']).keys };
}
