import type { Transaction } from '@counterless/platform';
import type { InvoiceType } from '../domain/entitlement.ts';
import type { IssuedRange } from '../domain/requisition.ts';
import type { Serials } from '../domain/serials.ts';

export type SerialState = 'held' | 'issued' | 'void' | 'lost';

export interface NewStock {
  readonly region: string;
  readonly ranges: readonly IssuedRange[];
  readonly at: Date;
  readonly by: string;
}

export interface Move {
  readonly from: readonly SerialState[];
  readonly to: SerialState;
  /** Authority that holds them from now on, where it is another. */
  readonly region?: string;
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
}

/** Invoices by number (发票库存). Every number is in exactly one state at every moment. */
export abstract class Stock {
  /** @returns ids of the new ranges @throws Problem `stock.imported-already` */
  abstract import(tx: Transaction, stock: NewStock): readonly string[];

  /**
   * Issues the lowest numbers that the authority holds, in order and without a gap. Whoever issues from the same stock waits until
   * this transaction has ended, so nothing slow comes after it.
   * @throws Problem `stock.short`
   */
  abstract take(
    tx: Transaction,
    region: string,
    lines: readonly { readonly type: InvoiceType; readonly quantity: number }[],
    requisition: string,
    at: Date,
  ): Promise<readonly IssuedRange[]>;

  /**
   * Moves numbers of a code from one state to another, splitting the ranges that they lie in. Numbers that are declared lost get a public notice.
   * @param may is asked for the region of each range
   * @returns ids of the ranges that hold them now @throws Problem `stock.not-there` when one of them is elsewhere
   */
  abstract move(
    tx: Transaction,
    code: string,
    span: Serials,
    move: Move,
    may: (region: string) => void,
  ): Promise<readonly string[]>;

  /** Moves all that is issued to a requisition. */
  abstract moveIssued(tx: Transaction, requisition: string, move: Move): Promise<void>;
}
