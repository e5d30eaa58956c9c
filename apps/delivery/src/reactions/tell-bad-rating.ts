import { permits, type BadRatingGiven, type CloudEvent } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Queue } from '../sending/queue.ts';
import { correctionNotice } from '../sending/rating-notice.ts';

@Reacts(permits.badRatingGiven)
export class TellBadRating implements Reaction<typeof permits.badRatingGiven> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<BadRatingGiven>, tx: Transaction): Promise<void> {
    await this.queue.tell(event, correctionNotice('rating-correction-due', event), tx);
  }
}
