import { Injectable } from '@nestjs/common';
import { documents, type CertificateRevoked, type CloudEvent } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { CaseDesk } from '../cases/case-desk.ts';
import { loseCertificate } from '../domain/case-deciding.ts';

/** The certificate of a case was revoked. Those of other services are none of ours. */
@Injectable()
@Reacts(documents.certificateRevoked)
export class LoseRevokedCertificate implements Reaction<typeof documents.certificateRevoked> {
  constructor(private readonly desk: CaseDesk) {}

  async run({ data }: CloudEvent<CertificateRevoked>, tx: Transaction): Promise<void> {
    if (data.issuer !== 'permits') return;
    await this.desk.changeWithin(tx, data.basis, c => c.certificate?.certificateId === data.certificateId && c.certificate.revokedAt === null, (c, at) => loseCertificate(c, 'revoked', at));
  }
}
