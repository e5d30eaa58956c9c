import { permits, type CloudEvent, type PassNumberedFact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { passNotice } from '../sending/pass-notice.ts';
import { Queue } from '../sending/queue.ts';

@Reacts(permits.passRevoked)
export class TellPassRevoked implements Reaction<typeof permits.passRevoked> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<PassNumberedFact>, tx: Transaction): Promise<void> {
    await this.queue.tell(event, passNotice('pass-revoked', event.data), tx);
  }
}
