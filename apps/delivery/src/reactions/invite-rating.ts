import { permits, type CaseFact, type CloudEvent } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Queue } from '../sending/queue.ts';
import { ratingInvitation } from '../sending/rating-notice.ts';

@Reacts(permits.caseClosed)
export class InviteRating implements Reaction<typeof permits.caseClosed> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<CaseFact>, tx: Transaction): Promise<void> {
    const notice = ratingInvitation(event);
    if (notice) await this.queue.tell(event, notice, tx);
  }
}
