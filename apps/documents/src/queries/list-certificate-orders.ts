import { documents, type CertificateOrderList, type ListCertificateOrders } from '@counterless/contracts';
import { Handles, Paging, type Call, type Handler } from '@counterless/platform';
import { orderView } from '../certificates/certificate-view.ts';
import { CertificateOrders } from '../certificates/ports.ts';

@Handles(documents.listCertificateOrders)
export class ListCertificateOrdersHandler implements Handler<typeof documents.listCertificateOrders> {
  constructor(private readonly orders: CertificateOrders) {}

  async run(request: ListCertificateOrders, call: Call): Promise<CertificateOrderList> {
    const paging = new Paging(request, call);
    const { items, next } = paging.cut(await this.orders.list(request.givenUp, paging.before, paging.rows), order => order.caseId);
    return { items: items.map(orderView), next };
  }
}
