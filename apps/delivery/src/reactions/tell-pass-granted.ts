import { permits, type CloudEvent, type PassGranted } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { passNotice } from '../sending/pass-notice.ts';
import { Queue } from '../sending/queue.ts';

@Reacts(permits.passGranted)
export class TellPassGranted implements Reaction<typeof permits.passGranted> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<PassGranted>, tx: Transaction): Promise<void> {
    await this.queue.tell(event, passNotice('pass-granted', event.data), tx);
  }
}
