import { documents, type AppendToChain, type ChainEntryView } from '@counterless/contracts';
import { Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { ChainWriter } from '../chains/chain-writer.ts';

@Handles(documents.appendToChain)
export class AppendToChainHandler implements Handler<typeof documents.appendToChain> {
  constructor(
    private readonly chains: ChainWriter,
    private readonly work: UnitOfWork,
  ) {}

  async run(request: AppendToChain, call: Call): Promise<ChainEntryView> {
    const { chainId, entryId, what, sha256, fileId, at } = request;
    const said = { entry: entryId, what, sha256, file: fileId, at: new Date(at).toISOString() };
    return this.work.run(call, async tx => {
      const appended = await this.chains.append(tx, call.actor!.id, chainId, said);
      const { sequence, recorded, hash } = appended;
      return { entryId, sequence, what, sha256, ...(fileId && { fileId }), at: said.at, recordedAt: recorded, hash };
    });
  }
}
