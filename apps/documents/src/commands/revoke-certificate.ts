import { certificateProblems, documents, type CertificateView, type RevokeCertificate } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Answer, Handles, type Call, type Handler } from '@counterless/platform';
import { CertificateRevoker } from '../certificates/certificate-revoker.ts';
import { isIssuing } from '../certificates/certificate-rights.ts';
import { certificateView } from '../certificates/certificate-view.ts';
import { Certificates } from '../certificates/ports.ts';
import type { Certificate } from '../domain/certificate.ts';

/** By an officer of the issuing department, or by the service that asked for it. */
@Handles(documents.revokeCertificate)
export class RevokeCertificateHandler implements Handler<typeof documents.revokeCertificate> {
  constructor(
    private readonly certificates: Certificates,
    private readonly revoker: CertificateRevoker,
  ) {}

  run({ certificateId, category, reason }: RevokeCertificate, call: Call): Promise<Answer<CertificateView>> {
    return this.certificates.update(call, certificateId, async (c, tx) => {
      if (!may(c, call)) throw new Problem(certificateProblems.certificateNotFound);
      await this.revoker.revoke(tx, c, { category, reason });
      return new Answer(certificateView(c), { version: c.version });
    });
  }
}

const may = (c: Certificate, call: Call) => (call.actor?.kind === 'service' ? call.actor.id === c.issuer : isIssuing(c, actorOf(call)));
