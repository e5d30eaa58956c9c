import { Injectable } from '@nestjs/common';
import { documents, type CertificateSuperseded, type CloudEvent } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { CaseDesk } from '../cases/case-desk.ts';
import { loseCertificate } from '../domain/case-deciding.ts';

/** Another certificate took the place of that of a case. Those of other services are none of ours. */
@Injectable()
@Reacts(documents.certificateSuperseded)
export class LoseSupersededCertificate implements Reaction<typeof documents.certificateSuperseded> {
  constructor(private readonly desk: CaseDesk) {}

  async run({ data }: CloudEvent<CertificateSuperseded>, tx: Transaction): Promise<void> {
    if (data.issuer !== 'permits') return;
    await this.desk.changeWithin(tx, data.basis, c => c.certificate?.certificateId === data.certificateId && c.certificate.supersededAt === null, (c, at) => loseCertificate(c, 'superseded', at));
  }
}
