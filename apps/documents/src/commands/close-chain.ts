import { documents, type ChainIdentified, type ChainView } from '@counterless/contracts';
import { Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { ChainWriter } from '../chains/chain-writer.ts';
import { chainView } from '../chains/views.ts';

@Handles(documents.closeChain)
export class CloseChainHandler implements Handler<typeof documents.closeChain> {
  constructor(
    private readonly chains: ChainWriter,
    private readonly work: UnitOfWork,
  ) {}

  async run({ chainId }: ChainIdentified, call: Call): Promise<ChainView> {
    return this.work.run(call, async tx => chainView(await this.chains.close(tx, call.actor!.id, chainId)));
  }
}
