import { permits, type CloudEvent, type DoubleScanReported } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { passNotice } from '../sending/pass-notice.ts';
import { Queue } from '../sending/queue.ts';

@Reacts(permits.doubleScanReported)
export class TellDoubleScanReported implements Reaction<typeof permits.doubleScanReported> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<DoubleScanReported>, tx: Transaction): Promise<void> {
    const about = `double-scan:${event.data.doubleScanId}`;
    // Not for the holder, who may be the one that copied the code.
    await this.queue.tell(event, { ...passNotice('double-scan-reported', event.data), about, to: ['officers'] }, tx);
  }
}
