import { permits, type CloudEvent, type PassNumberedFact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Revoker } from '../sealing/revoker.ts';

@Reacts(permits.passWithdrawn)
export class RevokeWithdrawnPass implements Reaction<typeof permits.passWithdrawn> {
  constructor(private readonly revoker: Revoker) {}

  async run(event: CloudEvent<PassNumberedFact>, tx: Transaction): Promise<void> {
    await this.revoker.revoke(event.data.passId, tx);
  }
}
