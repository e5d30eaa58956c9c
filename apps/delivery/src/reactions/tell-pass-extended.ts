import { permits, type CloudEvent, type PassGranted } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { passNotice } from '../sending/pass-notice.ts';
import { Queue } from '../sending/queue.ts';

@Reacts(permits.passExtended)
export class TellPassExtended implements Reaction<typeof permits.passExtended> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<PassGranted>, tx: Transaction): Promise<void> {
    await this.queue.tell(event, passNotice('pass-extended', event.data), tx);
  }
}
