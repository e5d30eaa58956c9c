import { allOperations, type Actor, type OfficerRole } from '@counterless/contracts';
import { newId } from '@counterless/kernel';

/** Every scope that there is. */
const everything = [...new Set(allOperations.flatMap(o => ('actors' in o.access && o.access.scope !== undefined ? [o.access.scope] : [])))];

/** A natural person whose app may do all a person may. */
export function person(more: Partial<Actor> = {}): Actor {
  return { kind: 'person', id: newId(), client: 'test-app', scopes: everything, level: 2, ...more };
}

export function enterprise(more: Partial<Actor> = {}): Actor {
  return { kind: 'enterprise', id: newId(), client: 'test-app', scopes: everything, act: { kind: 'person', id: newId() }, ...more };
}

/** An officer of a region with all roles but those of others. */
export function officer(region: string, roles: readonly OfficerRole[] = ['clerk', 'reviewer', 'head', 'inspector'], more: Partial<Actor> = {}): Actor {
  return { kind: 'officer', id: newId(), client: 'back-office', scopes: everything, region, department: 'transport', roles, ...more };
}

export function app(more: Partial<Actor> = {}): Actor {
  return { kind: 'app', id: 'test-app', client: 'test-app', scopes: everything, ...more };
}

export function operator(more: Partial<Actor> = {}): Actor {
  return { kind: 'operator', id: 'test-operator', client: 'test-operator', scopes: everything, ...more };
}
