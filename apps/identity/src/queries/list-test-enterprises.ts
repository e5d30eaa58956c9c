import { identity, type Page, type TestEnterpriseList } from '@counterless/contracts';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';

const list: Prepared = {
  name: 'enterprise.made-by',
  text: `SELECT e.id, json_build_object('id', e.id, 'name', e.name, 'uscc', e.uscc, 'agentId', m.agent_id, 'mandateId', m.id)::text AS body
    FROM enterprise e LEFT JOIN LATERAL (SELECT id, agent_id FROM mandate WHERE enterprise_id = e.id ORDER BY id LIMIT 1) m ON true
    WHERE e.test AND e.made_by = $1 AND e.id < $2 ORDER BY e.id DESC LIMIT $3`,
};

@Handles(identity.listTestEnterprises)
export class ListTestEnterprisesHandler implements Handler<typeof identity.listTestEnterprises> {
  constructor(private readonly database: Database) {}

  async run(request: Page, call: Call): Promise<Answer<TestEnterpriseList>> {
    const paging = new Paging(request, call);
    return paging.answer(await this.database.read(list, [actorOf(call).client, paging.before, paging.rows]));
  }
}
