import { permits, type CloudEvent, type RatingFact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Queue } from '../sending/queue.ts';
import { ratingAnswered } from '../sending/rating-notice.ts';

@Reacts(permits.badRatingAnswered)
export class TellRatingAnswered implements Reaction<typeof permits.badRatingAnswered> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<RatingFact>, tx: Transaction): Promise<void> {
    await this.queue.tell(event, ratingAnswered(event), tx);
  }
}
