import { documents, type CertificateOrderView, type OrderedCase } from '@counterless/contracts';
import { Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { orderView } from '../certificates/certificate-view.ts';
import { CertificateOrders } from '../certificates/ports.ts';

/** Once what was wrong is mended: the leading replica takes it in as if the case had just ordered it. */
@Handles(documents.retryCertificateOrder)
export class RetryCertificateOrderHandler implements Handler<typeof documents.retryCertificateOrder> {
  constructor(
    private readonly orders: CertificateOrders,
    private readonly work: UnitOfWork,
  ) {}

  async run({ caseId }: OrderedCase, call: Call): Promise<CertificateOrderView> {
    return this.work.run(call, async tx => {
      const order = await this.orders.again(tx, caseId);
      tx.audit(`case:${caseId}`, { certificate: 'ordered again' });
      return orderView(order);
    });
  }
}
