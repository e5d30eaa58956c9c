import type { ParcelView } from '@counterless/contracts';
import { maskMobile, maskName } from '@counterless/kernel';
import type { Parcel } from '../domain/parcel.ts';

/** A parcel for whoever may follow it: not the street, since the owner knows it and nobody else needs it. */
export function parcelView(parcel: Parcel): ParcelView {
  const { id, status, version, to, contents, reference, courier, waybill, requestedAt, acceptedAt, overdueSince, moves } = parcel;
  return {
    id,
    status,
    version,
    contents,
    reference,
    courier,
    waybill,
    to: { recipient: maskName(to.recipient), mobile: maskMobile(to.mobile), region: to.region },
    requestedAt: requestedAt.toISOString(),
    acceptedAt: acceptedAt?.toISOString() ?? null,
    overdueSince: overdueSince?.toISOString() ?? null,
    moves: moves.map(m => ({ status: m.status, at: m.at.toISOString(), place: m.place ?? null })),
  };
}
