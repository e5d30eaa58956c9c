import { tax, type CloudEvent, type Fact, type RequisitionFact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Queue } from '../sending/queue.ts';
import { requisitionNotices } from '../sending/requisition-notices.ts';

/** What a taxpayer and the officers hear of a requisition. */
@Reacts(
  tax.requisitionAccepted, tax.requisitionRefused, tax.requisitionIssued, tax.requisitionPosted, tax.requisitionSignedFor, tax.requisitionReturned,
  tax.requisitionLost, tax.requisitionClosed, tax.requisitionEscalated,
)
export class TellRequisition implements Reaction<Fact<RequisitionFact>> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<RequisitionFact>, tx: Transaction): Promise<void> {
    for (const notice of requisitionNotices(event)) await this.queue.tell(event, notice, tx);
  }
}
