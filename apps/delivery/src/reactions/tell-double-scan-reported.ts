import { permits, type CloudEvent, type DoubleScanReported } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Queue } from '../sending/queue.ts';

@Reacts(permits.doubleScanReported)
export class TellDoubleScanReported implements Reaction<typeof permits.doubleScanReported> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<DoubleScanReported>, tx: Transaction): Promise<void> {
    const { passId, destination, doubleScanId } = event.data;
    // Not for the holder, who may be the one that copied the code.
    const notice = { entity: `pass:${passId}`, about: `double-scan:${doubleScanId}`, region: destination, to: ['officers'] } as const;
    await this.queue.tell(event, { kind: 'double-scan-reported', ...notice }, tx);
  }
}
