import { chainProblems, documents, type CaseEvidenceAsked } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Answer, Database, Handles, RawBody, type Call, type Handler, type Prepared } from '@counterless/platform';
import { caseHolder } from '../chains/case-evidence.ts';
import { ChainPacker } from '../chains/chain-packer.ts';
import { CaseRights } from '../files/case-rights.ts';

const chain: Prepared = { name: 'chain.of-case', text: `SELECT id FROM evidence_chain WHERE owner = 'permits' AND kind = $1 AND holder_id = $2` };

/** By right of the case: to whoever may not read it, it is not there. */
@Handles(documents.exportCaseEvidence)
export class ExportCaseEvidenceHandler implements Handler<typeof documents.exportCaseEvidence> {
  constructor(
    private readonly database: Database,
    private readonly rights: CaseRights,
    private readonly packer: ChainPacker,
  ) {}

  async run({ caseId }: CaseEvidenceAsked, call: Call): Promise<Answer<object>> {
    const holder = caseHolder(caseId);
    const [found] = await this.database.read<{ id: string }>(chain, [holder.kind, caseId]);
    if (!found || !(await this.rights.mayReadCase(caseId, actorOf(call)))) throw new Problem(chainProblems.notFound);
    const { zip } = await this.packer.pack(call, found.id, holder);
    return new Answer<object>(new RawBody(Buffer.from(zip), 'application/zip'));
  }
}
