import { identity, type Page } from '@counterless/contracts';
import { actorOf, Database, Handles, Paging, type Call, type Handler, type Prepared } from '@counterless/platform';
import { Officers } from '../ports/stores.ts';
import { testOfficerView } from '../views/test-subjects.ts';

const ids: Prepared = {
  name: 'officer.made-by',
  text: 'SELECT id FROM officer WHERE test AND made_by = $1 AND id < $2 ORDER BY id DESC LIMIT $3',
};

/** Test officers are shown in clear. Their columns are sealed all the same, so each is opened by the store. */
@Handles(identity.listTestOfficers)
export class ListTestOfficersHandler implements Handler<typeof identity.listTestOfficers> {
  constructor(
    private readonly database: Database,
    private readonly officers: Officers,
  ) {}

  async run(request: Page, call: Call) {
    const paging = new Paging(request, call);
    const found = await this.database.read<{ id: string }>(ids, [actorOf(call).client, paging.before, paging.rows]);
    const { items, next } = paging.cut(found, row => row.id);
    return { items: await Promise.all(items.map(async row => testOfficerView(await this.officers.get(row.id)))), next };
  }
}
