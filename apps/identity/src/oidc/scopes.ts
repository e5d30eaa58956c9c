import { allOperations, type Actor, type ActorKind } from '@counterless/contracts';
import { roleAllows } from '../domain/officer.ts';

/** Who a token speaks for, as it travels in the claim `actor`: the Actor of the platform without client and scopes, which have claims of their own. */
export type ActorClaim = Omit<Actor, 'client' | 'scopes'>;

/** The scopes of the platform and the kinds of actor that can use each: read from the operations, so that a new one needs no list here. */
const kinds = new Map<string, Set<ActorKind>>();
for (const { access } of allOperations) {
  if (!('actors' in access) || access.scope === undefined) continue;
  const known = kinds.get(access.scope) ?? new Set();
  kinds.set(access.scope, known);
  for (const kind of access.actors) known.add(kind);
}

export const apiScopes: readonly string[] = [...kinds.keys()].sort();
/** Scopes of OpenID Connect that hand an app personal data of whoever signs in; an app is subscribed to them like to others. */
export const personalScopes = ['profile', 'phone'] as const;
export const subscribable: ReadonlySet<string> = new Set([...apiScopes, ...personalScopes]);

export function isOfficersScope(scope: string): boolean {
  const known = kinds.get(scope);
  return known !== undefined && known.has('officer') && !known.has('person') && !known.has('enterprise');
}

/** May a token that speaks for this actor hold the scope at all? */
export function mayHold(actor: Pick<ActorClaim, 'kind' | 'roles'>, scope: string): boolean {
  if (!kinds.get(scope)?.has(actor.kind)) return false;
  return actor.kind !== 'officer' || roleAllows(actor.roles ?? [], scope);
}

/** Those of the scopes that the actor may hold, once each. */
export function heldBy(actor: Pick<ActorClaim, 'kind' | 'roles'>, scopes: Iterable<string>): string[] {
  return [...new Set(scopes)].filter(scope => mayHold(actor, scope));
}

export const words = (scope: string | undefined): string[] => (scope ?? '').split(' ').filter(Boolean);
