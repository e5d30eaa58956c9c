import type { Call, Transaction } from '@counterless/platform';
import type { News, Parcel } from '../domain/parcel.ts';

export interface ParcelFilter {
  readonly reference?: string | undefined;
  /** Those without news for too long, or those others. */
  readonly overdue?: boolean | undefined;
}

/** The parcels that services asked to be sent. Every change is one transaction with what it tells. */
export abstract class Parcels {
  /** @throws Problem `parcel.not-found` */
  abstract get(id: string): Promise<Parcel>;
  /** Keeps a new one; gives the one that is there under this id. Two at the same time are one. */
  abstract keep(call: Call, parcel: Parcel): Promise<Parcel>;
  /** Changes one and tells the news. @throws Problem `parcel.not-found` */
  abstract change(tx: Transaction, id: string, change: (parcel: Parcel) => readonly News[]): Promise<Parcel>;
  /** Those that the courier is to be asked about now, oldest first: for a waybill, or where they are. */
  abstract due(now: Date, most: number): Promise<string[]>;
  /** When the courier is to be asked next. */
  abstract nextDue(): Promise<Date | undefined>;
  /** An owner's, or those of the regions that an officer's covers, by id from the highest down. */
  abstract list(
    whose: { readonly owner: string } | { readonly officersOf: string },
    filter: ParcelFilter,
    before: string,
    most: number,
  ): Promise<Parcel[]>;
  /** Keyed digest of a request, to tell whether another one is the same. */
  abstract digest(request: unknown): Buffer;
}
