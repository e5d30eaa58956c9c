import { Injectable } from '@nestjs/common';
import { documents, type RevocationCategory } from '@counterless/contracts';
import type { Transaction } from '@counterless/platform';
import type { Certificate } from '../domain/certificate.ts';
import { Revoker } from '../sealing/revoker.ts';
import { factOf } from './certificate-sealer.ts';
import { wrongState } from './issuer.ts';

/** Ends a certificate: in its own state, in the status list, and by a fact. */
@Injectable()
export class CertificateRevoker {
  constructor(private readonly revoker: Revoker) {}

  /** Changes `c`, which the caller saves. @param by the case that ends it, where there is one @throws Problem `certificate.wrong-state` */
  async revoke(tx: Transaction, c: Certificate, { category, reason, by }: { category: RevocationCategory; reason: string; by?: string }): Promise<void> {
    if (!c.may('revoked')) throw wrongState(c);
    c.revoked(category, reason, tx.clock.now());
    await this.revoker.revoke(c.id, tx);
    tx.publish(documents.certificateRevoked, c, { ...factOf(c), category, ...(by && { by }) });
    tx.audit(`certificate:${c.id}`, { revoked: category });
  }
}
