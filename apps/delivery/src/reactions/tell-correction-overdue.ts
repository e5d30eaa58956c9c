import { permits, type BadRatingGiven, type CloudEvent } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Queue } from '../sending/queue.ts';
import { correctionNotice } from '../sending/rating-notice.ts';

@Reacts(permits.correctionOverdue)
export class TellCorrectionOverdue implements Reaction<typeof permits.correctionOverdue> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<BadRatingGiven>, tx: Transaction): Promise<void> {
    await this.queue.tell(event, correctionNotice('rating-correction-overdue', event), tx);
  }
}
