import { delivery, type ParcelFact } from '@counterless/contracts';
import type { Transaction } from '@counterless/platform';
import type { News, Parcel } from '../domain/parcel.ts';

/** Tells the others what is new of a parcel: neither where it is nor for whom. */
export function tell(tx: Transaction, parcel: Parcel, { status, at }: News): void {
  const { id: parcelId, reference, waybill } = parcel;
  const data: ParcelFact = { parcelId, reference, status, at: at.toISOString(), ...(waybill !== null && { waybill }) };
  switch (status) {
    case 'accepted':
      return tx.publish(delivery.parcelAccepted, parcel, data);
    case 'in-transit':
      return tx.publish(delivery.parcelMoved, parcel, data);
    case 'signed-for':
      return tx.publish(delivery.parcelSignedFor, parcel, data);
    case 'returned':
      return tx.publish(delivery.parcelReturned, parcel, data);
    case 'lost':
      return tx.publish(delivery.parcelLost, parcel, data);
    case 'refused':
      return tx.publish(delivery.parcelRefused, parcel, data);
  }
}
