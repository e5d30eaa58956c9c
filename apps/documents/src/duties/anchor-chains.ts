import { Inject, Injectable } from '@nestjs/common';
import { headDigest, noPrevious, signText } from '@counterless/credential/evidence';
import { newId } from '@counterless/kernel';
import { LeadingDuty, LOGGER, UnitOfWork, type Logger } from '@counterless/platform';
import { ChainAnchors } from '../chains/ports.ts';
import { SealingKeys } from '../sealing/ports.ts';

/** Publishes the ends of the chains that have grown, every ten minutes: from then on nobody can write them anew unseen. */
@Injectable()
export class AnchorChains extends LeadingDuty {
  constructor(
    private readonly anchors: ChainAnchors,
    private readonly keys: SealingKeys,
    private readonly work: UnitOfWork,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('anchor-chains', 600_000, logger);
  }

  async run(): Promise<void> {
    while (await this.#anchor());
  }

  /** One anchor, of 1,000 chains at most; false when none has grown. */
  async #anchor(): Promise<boolean> {
    return this.work.runOwn(this.name, newId(), async tx => {
      const grown = await this.anchors.takeGrown(tx);
      if (grown.length === 0) return false;
      const at = tx.clock.now().toISOString();
      const [last, key] = [await this.anchors.last(tx), await this.keys.current(tx)];
      const number = (last?.number ?? 0) + 1;
      const previous = last?.hash ?? noPrevious;
      // In the order of the digests, so that the order says nothing either.
      const heads = grown.map(head => headDigest(head.chain, head.entries, head.hash)).sort();
      this.anchors.add(tx, number, previous, await signText({ number, previous, heads, at, key: key.kid }, key), grown);
      tx.audit(`chain-anchor:${number}`, { chains: grown.length });
      return true;
    });
  }
}
