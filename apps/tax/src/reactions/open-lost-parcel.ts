import { Injectable } from '@nestjs/common';
import { delivery, type CloudEvent, type ParcelFact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { ParcelFollower } from '../requisitions/follower.ts';

/** The courier lost it: an officer writes the numbers off in public. They stay issued until then. */
@Injectable()
@Reacts(delivery.parcelLost)
export class OpenLostParcel implements Reaction<typeof delivery.parcelLost> {
  constructor(private readonly follower: ParcelFollower) {}

  run(event: CloudEvent<ParcelFact>, tx: Transaction): Promise<void> {
    return this.follower.follow(event, tx);
  }
}
