import { Injectable } from '@nestjs/common';
import { delivery, type CloudEvent, type ParcelFact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { ParcelFollower } from '../requisitions/follower.ts';

/** The courier does not carry it: it has not left, and is for an officer like one that came back. */
@Injectable()
@Reacts(delivery.parcelRefused)
export class OpenRefusedParcel implements Reaction<typeof delivery.parcelRefused> {
  constructor(private readonly follower: ParcelFollower) {}

  run(event: CloudEvent<ParcelFact>, tx: Transaction): Promise<void> {
    return this.follower.follow(event, tx);
  }
}
