import { documents, type IssueCertificate, type IssuedCertificateView } from '@counterless/contracts';
import { Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { Issuer, issued } from '../certificates/issuer.ts';

@Handles(documents.issueCertificate)
export class IssueCertificateHandler implements Handler<typeof documents.issueCertificate> {
  constructor(
    private readonly issuer: Issuer,
    private readonly work: UnitOfWork,
  ) {}

  run({ basis, supersedes, ...content }: IssueCertificate, call: Call): Promise<IssuedCertificateView> {
    return this.work.run(call, async tx => issued(await this.issuer.accept(tx, { issuer: call.actor!.id, basis, content, supersedes })));
  }
}
