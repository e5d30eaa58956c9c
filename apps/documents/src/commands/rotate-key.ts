import { documents, type Nothing, type PublicKey } from '@counterless/contracts';
import { Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { retirementOf } from '../domain/retirement.ts';
import { SealingKeys } from '../sealing/ports.ts';

@Handles(documents.rotateKey)
export class RotateKeyHandler implements Handler<typeof documents.rotateKey> {
  constructor(
    private readonly keys: SealingKeys,
    private readonly work: UnitOfWork,
  ) {}

  async run(_request: Nothing, call: Call): Promise<PublicKey> {
    const key = await this.keys.make();
    return this.work.run(call, async tx => {
      const now = tx.clock.now();
      await this.keys.replace(tx, key, now, retirementOf(now));
      return key.publicJwk;
    });
  }
}
