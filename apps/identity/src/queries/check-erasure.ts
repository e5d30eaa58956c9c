import { createHash } from 'node:crypto';
import { dataProblems, identity, type DataRequestView, type ErasureReceipt } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { Answer, Database, Handles, RawBody, type Handler, type Prepared } from '@counterless/platform';
import { dataRequestJson } from '../views/data-request.ts';

const ofReceipt: Prepared = { name: 'data-request.of-receipt', text: `SELECT ${dataRequestJson} AS body FROM data_request r WHERE r.receipt_digest = $1` };

/** For whoever has the receipt: there is no account left to sign in with. Kinds, counts and articles, nothing of the person. */
@Handles(identity.checkErasure)
export class CheckErasureHandler implements Handler<typeof identity.checkErasure> {
  constructor(private readonly database: Database) {}

  async run({ receipt }: ErasureReceipt): Promise<Answer<DataRequestView>> {
    const [row] = await this.database.lookUp<{ body: string }>(ofReceipt, [createHash('sha256').update(receipt).digest()]);
    if (!row) throw new Problem(dataProblems.requestNotFound);
    return new Answer<DataRequestView>(new RawBody(row.body));
  }
}
