import { dataProblems, identity, type DataRequestIdentified, type DataRequestView } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Answer, Database, Handles, RawBody, type Call, type Handler } from '@counterless/platform';
import { dataRequestView } from '../views/data-request.ts';

@Handles(identity.readDataRequest)
export class ReadDataRequestHandler implements Handler<typeof identity.readDataRequest> {
  constructor(private readonly database: Database) {}

  async run({ requestId }: DataRequestIdentified, call: Call): Promise<Answer<DataRequestView>> {
    const [row] = await this.database.lookUp<{ version: number; personId: string; body: string }>(dataRequestView, [requestId]);
    if (row?.personId !== actorOf(call).id) throw new Problem(dataProblems.requestNotFound);
    return new Answer<DataRequestView>(new RawBody(row.body), { version: row.version });
  }
}
