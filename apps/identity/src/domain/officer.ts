import { maskMobile, maskName } from '@counterless/kernel';

export type Role = 'clerk' | 'reviewer' | 'head' | 'inspector' | 'community-worker' | 'government-head';

export class Officer {
  id!: string;
  version!: number;
  name!: string;
  nameMasked!: string;
  mobile!: string;
  mobileMasked!: string;
  department!: string;
  region!: string;
  roles!: Role[];
  madeBy!: string | null;
  test!: boolean;
  createdAt!: Date;

  static appoint(given: Omit<Officer, 'version' | 'nameMasked' | 'mobileMasked'>): Officer {
    return Object.assign(new Officer(), given, {
      version: 1,
      nameMasked: maskName(given.name),
      mobileMasked: maskMobile(given.mobile),
    });
  }
}

/**
 * What each role may do, by the verb of the scope (`permits:decide` → `decide`), so that a new service needs no change here.
 * A head may do all that officers may.
 */
const verbs: Record<Exclude<Role, 'head'>, ReadonlySet<string>> = {
  clerk: new Set(['read', 'extend', 'decide']),
  reviewer: new Set(['read', 'extend', 'decide']),
  inspector: new Set(['read', 'inspect']),
  'community-worker': new Set(['read', 'manage']),
  'government-head': new Set(['read', 'decide']),
};

export function roleAllows(roles: readonly Role[], scope: string): boolean {
  const verb = scope.slice(scope.indexOf(':') + 1);
  return roles.some(role => role === 'head' || verbs[role].has(verb));
}
