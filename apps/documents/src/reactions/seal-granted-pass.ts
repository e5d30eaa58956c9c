import { permits, type CloudEvent, type PassGranted } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Sealer } from '../sealing/sealer.ts';

@Reacts(permits.passGranted)
export class SealGrantedPass implements Reaction<typeof permits.passGranted> {
  constructor(private readonly sealer: Sealer) {}

  async run(event: CloudEvent<PassGranted>, tx: Transaction): Promise<void> {
    await this.sealer.seal(event, tx);
  }
}
