import { permits, type CloudEvent, type Fact, type PassFact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { passNotice } from '../sending/pass-notice.ts';
import { Queue } from '../sending/queue.ts';

@Reacts(permits.passRequested, permits.passGranted, permits.passRefused, permits.passRevoked, permits.passExtended, permits.passLapsed)
export class TellPass implements Reaction<Fact<PassFact>> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<PassFact>, tx: Transaction): Promise<void> {
    await this.queue.tell(event, passNotice(event), tx);
  }
}
