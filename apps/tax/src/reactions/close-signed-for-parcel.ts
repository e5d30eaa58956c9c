import { Injectable } from '@nestjs/common';
import { delivery, type CloudEvent, type ParcelFact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { ParcelFollower } from '../requisitions/follower.ts';

/** The invoices are in hand: that is the end of the requisition. */
@Injectable()
@Reacts(delivery.parcelSignedFor)
export class CloseSignedForParcel implements Reaction<typeof delivery.parcelSignedFor> {
  constructor(private readonly follower: ParcelFollower) {}

  run(event: CloudEvent<ParcelFact>, tx: Transaction): Promise<void> {
    return this.follower.follow(event, tx);
  }
}
