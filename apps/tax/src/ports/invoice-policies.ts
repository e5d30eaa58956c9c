import type { Transaction } from '@counterless/platform';
import type { InvoicePolicy } from '../domain/invoice-policy.ts';

export interface PublishedPolicy extends InvoicePolicy {
  readonly publishedAt: Date;
  readonly publishedBy: string;
}

export abstract class InvoicePolicies {
  /** All policies of a region and of those around it, past and to come. Another replica's news may take a second. */
  abstract around(region: string): Promise<readonly InvoicePolicy[]>;

  /** Adds a policy to its region's and ends the one before where the rule says so. @throws Refusal `invoice-policy.…` */
  abstract publish(tx: Transaction, policy: PublishedPolicy): Promise<void>;

  /** After a publication has committed. */
  abstract forget(): void;
}
