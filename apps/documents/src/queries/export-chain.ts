import { chainProblems, documents, type ChainBundle, type ChainIdentified } from '@counterless/contracts';
import { sha256 } from '@counterless/credential/evidence';
import { Problem } from '@counterless/kernel';
import { Database, Handles, type Call, type Handler, type Prepared } from '@counterless/platform';
import { ChainPacker } from '../chains/chain-packer.ts';

const chain: Prepared = { name: 'chain.export', text: 'SELECT kind, holder_id AS "holderId" FROM evidence_chain WHERE id = $1 AND owner = $2' };

@Handles(documents.exportChain)
export class ExportChainHandler implements Handler<typeof documents.exportChain> {
  constructor(
    private readonly database: Database,
    private readonly packer: ChainPacker,
  ) {}

  async run({ chainId }: ChainIdentified, call: Call): Promise<ChainBundle> {
    const [holder] = await this.database.read<{ kind: string; holderId: string }>(chain, [chainId, call.actor!.id]);
    if (!holder) throw new Problem(chainProblems.notFound);
    const { name, zip } = await this.packer.pack(call, chainId, holder);
    return { name, sha256: sha256(zip), zip: Buffer.from(zip).toString('base64') };
  }
}
