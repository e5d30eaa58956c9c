import { permits, type CloudEvent, type PassGranted } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Revoker } from '../sealing/revoker.ts';
import { Sealer } from '../sealing/sealer.ts';

/** An extended pass gets a new QR code in a new place; the old code is revoked, so that one pass is not shown as two. */
@Reacts(permits.passExtended)
export class SealExtendedPass implements Reaction<typeof permits.passExtended> {
  constructor(
    private readonly sealer: Sealer,
    private readonly revoker: Revoker,
  ) {}

  async run(event: CloudEvent<PassGranted>, tx: Transaction): Promise<void> {
    await this.revoker.revoke(event.data.passId, tx);
    await this.sealer.seal(event, tx);
  }
}
