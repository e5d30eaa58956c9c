import { Store, type Transaction } from '@counterless/platform';
import type { CreditGrade } from '../domain/credit-grade.ts';
import type { InvoiceType } from '../domain/entitlement.ts';
import type { Requisition } from '../domain/requisition.ts';

/** What a decision needs to know of a taxpayer. */
export interface Standing {
  readonly grade: CreditGrade;
  readonly entitled: Readonly<Partial<Record<InvoiceType, number>>>;
  /** Asked for this month, and neither refused nor taken back. */
  readonly drawn: Readonly<Partial<Record<InvoiceType, number>>>;
}

export abstract class Requisitions extends Store<Requisition> {
  /** The taxpayer as it stands; until the transaction ends nobody else asks for it, so two requisitions at once do not share one month's rest. */
  abstract standing(tx: Transaction, taxpayer: string, at: Date): Promise<Standing>;

  /** Region of one of the taxpayer's addresses. @throws Problem `address.not-found` */
  abstract addressRegion(tx: Transaction, taxpayer: string, address: string): Promise<string>;
}
