import { permits, type CloudEvent, type PassFact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { passNotice } from '../sending/pass-notice.ts';
import { Queue } from '../sending/queue.ts';

@Reacts(permits.passRequested)
export class TellPassRequested implements Reaction<typeof permits.passRequested> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<PassFact>, tx: Transaction): Promise<void> {
    await this.queue.tell(event, passNotice('pass-requested', event.data), tx);
  }
}
