import { Injectable } from '@nestjs/common';
import type { CertificateContentOfCase } from '@counterless/contracts';
import type { Transaction } from '@counterless/platform';
import { CertificateRevoker } from './certificate-revoker.ts';
import { Issuer } from './issuer.ts';
import { Certificates } from './ports.ts';

/** What a granted case does to certificates: a new one, one that follows another, or the end of one. */
@Injectable()
export class CaseOutcome {
  constructor(
    private readonly issuer: Issuer,
    private readonly certificates: Certificates,
    private readonly revoker: CertificateRevoker,
  ) {}

  async bringAbout(tx: Transaction, basis: string, { effect, supersedes, ...content }: CertificateContentOfCase): Promise<void> {
    if (effect !== 'cancel') return void (await this.issuer.accept(tx, { issuer: 'permits', basis, content, supersedes }));
    if (supersedes === undefined) throw new Error(`the case ${basis} ends a certificate and names none`);
    const held = await this.certificates.hold(tx, supersedes);
    if (held?.issuer !== 'permits' || held.status === 'revoked') return;
    await this.certificates.change(tx, supersedes, c => this.revoker.revoke(tx, c, { category: 'given-back', reason: '持证人申请注销 Given back by its holder', by: basis }));
  }
}
