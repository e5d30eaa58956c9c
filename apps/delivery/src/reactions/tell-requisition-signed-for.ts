import { tax, type CloudEvent, type RequisitionFact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Queue } from '../sending/queue.ts';
import { requisitionNotice } from '../sending/requisition-notice.ts';

@Reacts(tax.requisitionSignedFor)
export class TellRequisitionSignedFor implements Reaction<typeof tax.requisitionSignedFor> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<RequisitionFact>, tx: Transaction): Promise<void> {
    await this.queue.tell(event, requisitionNotice('requisition-signed-for', event.data), tx);
  }
}
