import { documents, type CertificateList, type ListCertificates } from '@counterless/contracts';
import { actorOf, Handles, Paging, type Call, type Handler } from '@counterless/platform';
import { certificateView } from '../certificates/certificate-view.ts';
import { Certificates } from '../certificates/ports.ts';

@Handles(documents.listCertificates)
export class ListCertificatesHandler implements Handler<typeof documents.listCertificates> {
  constructor(private readonly certificates: Certificates) {}

  async run(request: ListCertificates, call: Call): Promise<CertificateList> {
    const { kind, id, department = '', region } = actorOf(call);
    const paging = new Paging(request, call);
    const of = kind === 'officer' ? region && { department, region } : { holderKind: kind, holderId: id };
    const { before } = paging;
    // An officer without a region is of no department that issues.
    const found = of ? await this.certificates.list({ of, status: request.status, basis: request.basis, before, most: paging.rows }) : [];
    const { items, next } = paging.cut(found, c => c.id);
    return { items: items.map(certificateView), next };
  }
}
