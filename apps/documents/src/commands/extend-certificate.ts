import { certificateProblems, documents, type ExtendCertificate, type IssuedCertificateView } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { Issuer, issued } from '../certificates/issuer.ts';
import { Certificates } from '../certificates/ports.ts';

/** A later end is another certificate, since the paper says the end: with the same content, following the one before. */
@Handles(documents.extendCertificate)
export class ExtendCertificateHandler implements Handler<typeof documents.extendCertificate> {
  constructor(
    private readonly certificates: Certificates,
    private readonly issuer: Issuer,
    private readonly work: UnitOfWork,
  ) {}

  run({ certificateId, basis, validUntil }: ExtendCertificate, call: Call): Promise<IssuedCertificateView> {
    return this.work.run(call, async tx => {
      const before = await this.certificates.hold(tx, certificateId);
      if (before?.issuer !== call.actor!.id) throw new Problem(certificateProblems.certificateNotFound);
      if (before.validUntil === null || validUntil <= before.validUntil) {
        const message = { en: `it is good until ${before.validUntil ?? 'it is revoked'} already`, zh: `现有效期至 ${before.validUntil ?? '长期'}` };
        throw new Problem(certificateProblems.certificateContent, { faults: [{ path: '$.validUntil', code: 'order', message }] });
      }
      const content = { ...before.secret.content, validUntil };
      return issued(await this.issuer.accept(tx, { issuer: before.issuer, basis, content, supersedes: certificateId }));
    });
  }
}
