import { tax, type CloudEvent, type RequisitionFact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Queue } from '../sending/queue.ts';
import { requisitionNotice } from '../sending/requisition-notice.ts';

@Reacts(tax.requisitionIssued)
export class TellRequisitionIssued implements Reaction<typeof tax.requisitionIssued> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<RequisitionFact>, tx: Transaction): Promise<void> {
    await this.queue.tell(event, requisitionNotice('requisition-issued', event.data), tx);
  }
}
