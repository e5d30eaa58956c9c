import { permits, type CloudEvent, type DoubleScanReported } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Queue } from '../sending/queue.ts';

@Reacts(permits.doubleScanReported)
export class TellDoubleScanReported implements Reaction<typeof permits.doubleScanReported> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<DoubleScanReported>, tx: Transaction): Promise<void> {
    await this.queue.tellOfficers(event, 'double-scan-reported', `double-scan:${event.data.doubleScanId}`, tx);
  }
}
