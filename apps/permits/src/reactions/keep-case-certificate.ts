import { Injectable } from '@nestjs/common';
import { documents, type CertificateFact, type CloudEvent } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { CaseDesk } from '../cases/case-desk.ts';
import { takeCertificate } from '../domain/case-deciding.ts';

/** The certificate of a granted case was sealed: with it the case is done. Those of other services are none of ours. */
@Injectable()
@Reacts(documents.certificateSealed)
export class KeepCaseCertificate implements Reaction<typeof documents.certificateSealed> {
  constructor(private readonly desk: CaseDesk) {}

  async run({ data }: CloudEvent<CertificateFact>, tx: Transaction): Promise<void> {
    if (data.issuer !== 'permits') return;
    await this.desk.changeWithin(tx, data.basis, c => c.status === 'granted' && c.certificate === null, (c, at) => takeCertificate(c, data, at));
  }
}
