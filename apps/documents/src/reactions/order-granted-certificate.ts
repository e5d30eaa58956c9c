import { permits, type CaseGranted, type CloudEvent } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { CertificateOrders } from '../certificates/ports.ts';
import { CaseEvidence } from '../chains/case-evidence.ts';

/** The grant stands in the evidence of the case. Keeps the order: asking for the content, rendering and sealing come after this transaction, whatever happens to this process. */
@Reacts(permits.caseGranted)
export class OrderGrantedCertificate implements Reaction<typeof permits.caseGranted> {
  constructor(
    private readonly orders: CertificateOrders,
    private readonly evidence: CaseEvidence,
  ) {}

  async run(event: CloudEvent<CaseGranted>, tx: Transaction): Promise<void> {
    const { data } = event;
    await this.evidence.told(tx, 'case.granted', event);
    if (data.certificate) this.orders.add(tx, data.caseId);
  }
}
