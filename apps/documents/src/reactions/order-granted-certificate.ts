import { permits, type CaseGranted, type CloudEvent } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { CertificateOrders } from '../certificates/ports.ts';

/** Keeps the order: asking for the content, rendering and sealing come after this transaction, whatever happens to this process. */
@Reacts(permits.caseGranted)
export class OrderGrantedCertificate implements Reaction<typeof permits.caseGranted> {
  constructor(private readonly orders: CertificateOrders) {}

  async run({ data }: CloudEvent<CaseGranted>, tx: Transaction): Promise<void> {
    if (data.certificate) this.orders.add(tx, data.caseId);
  }
}
