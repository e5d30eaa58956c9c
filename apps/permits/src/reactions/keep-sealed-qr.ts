import { Injectable } from '@nestjs/common';
import { documents, type CloudEvent, type CredentialSealed } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Passes } from '../ports/passes.ts';

/**
 * Keeps the QR code that was sealed for a pass. The pass gets its next version, so that whoever waits for the code by
 * If-None-Match sees it come; If-Match still takes the version of the decision before (see `Passes.change`).
 */
@Injectable()
@Reacts(documents.credentialSealed)
export class KeepSealedQr implements Reaction<typeof documents.credentialSealed> {
  constructor(private readonly passes: Passes) {}

  async run({ data }: CloudEvent<CredentialSealed>, tx: Transaction): Promise<void> {
    await this.passes.changeWithin(
      tx,
      data.passId,
      pass => pass.takesSeal(data.passVersion),
      pass => pass.takeSeal(data.qr, data.passVersion),
    );
  }
}
