import type { SendParcel } from '@counterless/contracts';
import type { Transaction } from '@counterless/platform';
import type { Requisition } from '../domain/requisition.ts';

export interface DueParcel {
  readonly id: string;
  readonly tries: number;
}

/** The parcels of requisitions; the courier is delivery's affair. */
export abstract class Parcels {
  /** The next parcel of a requisition, with all of its numbers. */
  abstract pack(tx: Transaction, requisition: Requisition, at: Date): void;

  /** Those that delivery has still to be asked to send. */
  abstract due(at: Date, most: number): Promise<readonly DueParcel[]>;

  /** When delivery is asked next. */
  abstract nextDue(): Promise<Date | undefined>;

  /** What delivery is asked: reads the address, which is recorded. */
  abstract order(tx: Transaction, id: string): Promise<SendParcel>;

  /** Delivery has taken it, or is asked again at `again`. */
  abstract asked(tx: Transaction, id: string, again: Date | null): void;

  /** Notes what was told of a parcel. @returns its requisition, where the parcel is one of ours and the latest of it */
  abstract note(
    tx: Transaction,
    id: string,
    step: { readonly status: string; readonly at: string; readonly waybill?: string | undefined },
  ): Promise<string | undefined>;
}
