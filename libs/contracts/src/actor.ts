import type { Service } from './service.ts';

/** Who acts: a natural person, an enterprise through its agent, an officer, a partner app, or the operator of the platform. */
export const actorKinds = ['person', 'enterprise', 'officer', 'app', 'operator'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** `government-head` 本级人民政府负责人: approves what the law reserves to the head of the government, for its region alone. */
export const officerRoles = ['clerk', 'reviewer', 'head', 'inspector', 'community-worker', 'government-head'] as const;
export type OfficerRole = (typeof officerRoles)[number];

/** One link of the act chain (RFC 8693, 4.1): who acts for the subject, outermost first. */
export interface ActLink {
  readonly kind: ActorKind;
  readonly id: string;
  readonly act?: ActLink;
}

/** Whose request it is, as the gateway read it from the verified token. Travels in the `actor` header. */
export interface Actor {
  readonly kind: ActorKind;
  /** Person, enterprise or officer id; the client id for an app. */
  readonly id: string;
  /** The app through which the request came. */
  readonly client: string;
  readonly scopes: readonly string[];
  /** Officers: six-digit region, whose trailing zeros cover what lies below it. */
  readonly region?: string;
  readonly department?: string;
  readonly roles?: readonly OfficerRole[];
  /** People: how well the real name is proven, 0 none to 3 in person or equal. */
  readonly level?: number;
  /** Who really presses the key, when it is not the subject itself. */
  readonly act?: ActLink;
}

/** A service asking on its own account, within the platform. */
export interface ServiceActor {
  readonly kind: 'service';
  readonly id: Service;
}

export const actorText = (actor: Actor | ServiceActor): string => `${actor.kind}:${actor.id}`;

/** Does an officer's region cover this one? 330000 covers 330782; 330700 does; 330782 covers itself. */
export function covers(region: string, other: string): boolean {
  const significant = region.endsWith('0000') ? 2 : region.endsWith('00') ? 4 : 6;
  return region.slice(0, significant) === other.slice(0, significant);
}
