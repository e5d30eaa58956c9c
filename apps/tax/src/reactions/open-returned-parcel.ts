import { Injectable } from '@nestjs/common';
import { delivery, type CloudEvent, type ParcelFact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { ParcelFollower } from '../requisitions/follower.ts';

/** It came back: an officer posts it again or takes it back into stock. The numbers stay issued until then. */
@Injectable()
@Reacts(delivery.parcelReturned)
export class OpenReturnedParcel implements Reaction<typeof delivery.parcelReturned> {
  constructor(private readonly follower: ParcelFollower) {}

  run(event: CloudEvent<ParcelFact>, tx: Transaction): Promise<void> {
    return this.follower.follow(event, tx);
  }
}
