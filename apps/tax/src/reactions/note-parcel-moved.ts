import { Injectable } from '@nestjs/common';
import { delivery, type CloudEvent, type ParcelFact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { ParcelFollower } from '../requisitions/follower.ts';

/** It is under way. */
@Injectable()
@Reacts(delivery.parcelMoved)
export class NoteParcelMoved implements Reaction<typeof delivery.parcelMoved> {
  constructor(private readonly follower: ParcelFollower) {}

  run(event: CloudEvent<ParcelFact>, tx: Transaction): Promise<void> {
    return this.follower.follow(event, tx);
  }
}
