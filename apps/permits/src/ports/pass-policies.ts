import type { Transaction } from '@counterless/platform';
import type { PassPolicy } from '../domain/pass-policy.ts';

export interface PublishedPolicy extends PassPolicy {
  readonly title: string;
  readonly publishedAt: Date;
  readonly publishedBy: string;
}

export abstract class PassPolicies {
  /** All policies of a region and of those around it, in force or to come. Another replica's news may take a second. */
  abstract around(region: string): Promise<readonly PassPolicy[]>;

  /** @throws Problem `pass-policy.already-starts` */
  abstract publish(tx: Transaction, policy: PublishedPolicy): Promise<void>;

  /** After a publication has committed. */
  abstract forget(): void;
}
