import { identity, type ListMandates } from '@counterless/contracts';
import { actorOf, Database, Handles, type Call, type Handler, type Prepared } from '@counterless/platform';
import { listAnswer } from './paging.ts';
import { mandateJoin, mandateJson } from './views.ts';

const list = (name: string, where: string): Prepared => ({
  name: `mandate.list-${name}`,
  text: `SELECT m.id, ${mandateJson}::text AS json FROM ${mandateJoin} WHERE ${where} AND ($2::uuid IS NULL OR m.id < $2) ORDER BY m.id DESC LIMIT $3`,
});
const byAgent = list('agent', 'm.agent_id = $1');
const byEnterprise = list('enterprise', 'm.enterprise_id = $1');
const all = list('all', '$1::uuid IS NULL');

@Handles(identity.listMandates)
export class ListMandatesHandler implements Handler<typeof identity.listMandates> {
  constructor(private readonly database: Database) {}

  run(request: ListMandates, call: Call) {
    const actor = actorOf(call);
    if (actor.kind === 'person') return listAnswer(this.database, byAgent, [actor.id], request);
    const enterprise = actor.kind === 'enterprise' ? actor.id : (request.enterpriseId ?? null);
    return listAnswer(this.database, enterprise === null ? all : byEnterprise, [enterprise], request);
  }
}
