import { identity, type Page } from '@counterless/contracts';
import { actorOf, Database, Handles, type Call, type Handler, type Prepared } from '@counterless/platform';
import { testOfficerView, testPersonView } from '../commands/sandbox.ts';
import { Officers, People } from '../ports/stores.ts';
import { cursorOf, idOf, listAnswer } from './paging.ts';

const ids = (table: string): Prepared => ({
  name: `${table}.made-by`,
  text: `SELECT id FROM ${table} WHERE test AND made_by = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
});
const peopleIds = ids('person');
const officerIds = ids('officer');
const enterprises: Prepared = {
  name: 'enterprise.made-by',
  text: `SELECT e.id, json_build_object('id', e.id, 'name', e.name, 'uscc', e.uscc, 'agentId', m.agent_id, 'mandateId', m.id)::text AS json
    FROM enterprise e LEFT JOIN LATERAL (SELECT id, agent_id FROM mandate WHERE enterprise_id = e.id ORDER BY id LIMIT 1) m ON true
    WHERE e.test AND e.made_by = $1 AND ($2::uuid IS NULL OR e.id < $2) ORDER BY e.id DESC LIMIT $3`,
};

/** Test people are shown in clear: they are nobody. Their columns are sealed all the same, so each is opened here. */
async function opened<E extends { id: string }, V>(
  database: Database,
  statement: Prepared,
  store: { get(id: string): Promise<E> },
  view: (entity: E) => V,
  page: Page,
  call: Call,
) {
  const limit = page.limit ?? 50;
  const rows = await database.read<{ id: string }>(statement, [actorOf(call).client, idOf(page.cursor), limit + 1]);
  const items = await Promise.all(rows.slice(0, limit).map(async r => view(await store.get(r.id))));
  return { items, next: rows.length > limit ? cursorOf(rows[limit - 1]!.id) : null };
}

@Handles(identity.listTestPeople)
export class ListTestPeopleHandler implements Handler<typeof identity.listTestPeople> {
  constructor(
    private readonly database: Database,
    private readonly people: People,
  ) {}

  run(page: Page, call: Call) {
    return opened(this.database, peopleIds, this.people, testPersonView, page, call);
  }
}

@Handles(identity.listTestOfficers)
export class ListTestOfficersHandler implements Handler<typeof identity.listTestOfficers> {
  constructor(
    private readonly database: Database,
    private readonly officers: Officers,
  ) {}

  run(page: Page, call: Call) {
    return opened(this.database, officerIds, this.officers, testOfficerView, page, call);
  }
}

@Handles(identity.listTestEnterprises)
export class ListTestEnterprisesHandler implements Handler<typeof identity.listTestEnterprises> {
  constructor(private readonly database: Database) {}

  run(page: Page, call: Call) {
    return listAnswer(this.database, enterprises, [actorOf(call).client], page);
  }
}
