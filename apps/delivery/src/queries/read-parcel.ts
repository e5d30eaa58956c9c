import { covers, delivery, parcelProblems, type ParcelIdentified, type ParcelView } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Answer, Handles, ReadAudit, type Call, type Handler } from '@counterless/platform';
import type { Parcel } from '../domain/parcel.ts';
import { Parcels } from '../parcels/ports.ts';
import { parcelView } from '../parcels/view.ts';

/** For its owner, the officers of its region and the service that sent it; nobody else learns that it exists. */
@Handles(delivery.readParcel)
export class ReadParcelHandler implements Handler<typeof delivery.readParcel> {
  constructor(
    private readonly parcels: Parcels,
    private readonly reads: ReadAudit,
  ) {}

  async run({ parcelId }: ParcelIdentified, call: Call): Promise<Answer<ParcelView>> {
    const parcel = await this.parcels.get(parcelId);
    if (!mayFollow(parcel, call)) throw new Problem(parcelProblems.parcelNotFound);
    await this.reads.note(call, `parcel:${parcelId}`, { read: 'way' });
    return new Answer<ParcelView>(parcelView(parcel), { version: parcel.version });
  }
}

function mayFollow(parcel: Parcel, { actor }: Call): boolean {
  if (!actor) return false;
  if (actor.kind === 'service') return true;
  if (actor.kind === 'officer') return actor.region !== undefined && covers(actor.region, parcel.region);
  return actor.kind === parcel.ownerKind && actor.id === parcel.ownerId;
}
