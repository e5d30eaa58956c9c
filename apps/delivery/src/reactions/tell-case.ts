import { permits, type CaseFact, type CloudEvent, type Fact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { caseNotice } from '../sending/case-notice.ts';
import { Queue } from '../sending/queue.ts';

@Reacts(
  permits.caseSubmitted, permits.caseSupplementAsked, permits.caseAccepted, permits.caseSuspended, permits.caseResumed, permits.caseExtended,
  permits.caseGranted, permits.caseRefused, permits.caseWithdrawn, permits.caseCertified,
)
export class TellCase implements Reaction<Fact<CaseFact>> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<CaseFact>, tx: Transaction): Promise<void> {
    const notice = caseNotice(event);
    if (notice) await this.queue.tell(event, notice, tx);
  }
}
