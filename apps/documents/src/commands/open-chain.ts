import { documents, type ChainHolder, type ChainView } from '@counterless/contracts';
import { Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { ChainWriter } from '../chains/chain-writer.ts';
import { chainView } from '../chains/views.ts';

@Handles(documents.openChain)
export class OpenChainHandler implements Handler<typeof documents.openChain> {
  constructor(
    private readonly chains: ChainWriter,
    private readonly work: UnitOfWork,
  ) {}

  async run({ kind, holderId }: ChainHolder, call: Call): Promise<ChainView> {
    return this.work.run(call, async tx => chainView(await this.chains.open(tx, call.actor!.id, { kind, holderId })));
  }
}
