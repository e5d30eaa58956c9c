import { identity, type DataRequestList, type Page } from '@counterless/contracts';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { dataRequestJson } from '../views/data-request.ts';

const list: Prepared = {
  name: 'data-request.list',
  text: `SELECT r.id, ${dataRequestJson} AS body FROM data_request r WHERE r.person_id = $1 AND r.id < $2 ORDER BY r.id DESC LIMIT $3`,
};

@Handles(identity.listDataRequests)
export class ListDataRequestsHandler implements Handler<typeof identity.listDataRequests> {
  constructor(private readonly database: Database) {}

  async run(request: Page, call: Call): Promise<Answer<DataRequestList>> {
    const paging = new Paging(request, call);
    return paging.answer(await this.database.read(list, [actorOf(call).id, paging.before, paging.rows]));
  }
}
