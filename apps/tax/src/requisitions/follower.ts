import { Injectable } from '@nestjs/common';
import type { CloudEvent, ParcelFact } from '@counterless/contracts';
import type { Transaction } from '@counterless/platform';
import { Parcels } from '../ports/parcels.ts';
import { Requisitions } from '../ports/requisitions.ts';
import { tell } from './tell.ts';

/** Lets a requisition follow its parcel. Parcels of others, and news of one that another has taken the place of, change none. */
@Injectable()
export class ParcelFollower {
  constructor(
    private readonly parcels: Parcels,
    private readonly requisitions: Requisitions,
  ) {}

  async follow({ data }: CloudEvent<ParcelFact>, tx: Transaction): Promise<void> {
    const { parcelId, status, at, waybill } = data;
    const id = await this.parcels.note(tx, parcelId, { status, at, waybill });
    if (id === undefined) return;
    await this.requisitions.change(tx, id, requisition => {
      if (requisition.follow(status)) tell(tx, requisition);
    });
  }
}
