import { tax, type CloudEvent, type RequisitionFact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Queue } from '../sending/queue.ts';
import { requisitionNotice } from '../sending/requisition-notice.ts';

@Reacts(tax.requisitionReturned)
export class TellRequisitionReturned implements Reaction<typeof tax.requisitionReturned> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<RequisitionFact>, tx: Transaction): Promise<void> {
    await this.queue.tell(event, requisitionNotice('requisition-returned', event.data, ['contact', 'holder']), tx);
    await this.queue.tell(event, requisitionNotice('requisition-follow-up', event.data, ['officers']), tx);
  }
}
