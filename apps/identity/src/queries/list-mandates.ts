import { identity, type ListMandates, type MandateList } from '@counterless/contracts';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { mandateJoin, mandateJson } from '../views/mandate.ts';

const list = (name: string, where: string): Prepared => ({
  name: `mandate.list-${name}`,
  text: `SELECT m.id, ${mandateJson}::text AS body FROM ${mandateJoin} WHERE ${where} AND m.id < $2 ORDER BY m.id DESC LIMIT $3`,
});
const byAgent = list('agent', 'm.agent_id = $1');
const byEnterprise = list('enterprise', 'm.enterprise_id = $1');
const all = list('all', '$1::uuid IS NULL');

@Handles(identity.listMandates)
export class ListMandatesHandler implements Handler<typeof identity.listMandates> {
  constructor(private readonly database: Database) {}

  async run(request: ListMandates, call: Call): Promise<Answer<MandateList>> {
    const actor = actorOf(call);
    const paging = new Paging(request, call);
    const read = async (statement: Prepared, whose: string | null) =>
      paging.answer<MandateList>(await this.database.read(statement, [whose, paging.before, paging.rows]));
    if (actor.kind === 'person') return read(byAgent, actor.id);
    const enterprise = actor.kind === 'enterprise' ? actor.id : (request.enterpriseId ?? null);
    return read(enterprise === null ? all : byEnterprise, enterprise);
  }
}
