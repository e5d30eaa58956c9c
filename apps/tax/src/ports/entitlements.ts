import { Store } from '@counterless/platform';
import type { Transaction } from '@counterless/platform';
import type { Entitlement } from '../domain/entitlement.ts';

/** What taxpayers may draw. The schema holds one open request and one confirmed entitlement for each type. */
export abstract class Entitlements extends Store<Entitlement> {
  /** The confirmed one of this type, where there is one, gives way. */
  abstract replace(tx: Transaction, taxpayer: string, type: Entitlement['type']): void;
}
