import { identity, type ConsentList, type Page } from '@counterless/contracts';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { consentJoin, consentJson } from '../views/consent.ts';

const list = (name: string, column: string): Prepared => ({
  name: `consent.list-${name}`,
  text: `SELECT c.id, ${consentJson}::text AS body FROM ${consentJoin} WHERE c.${column} = $1 AND c.id < $2 ORDER BY c.id DESC LIMIT $3`,
});
const byWorker = list('worker', 'worker_id');
const byPerson = list('person', 'person_id');

@Handles(identity.listConsents)
export class ListConsentsHandler implements Handler<typeof identity.listConsents> {
  constructor(private readonly database: Database) {}

  async run(request: Page, call: Call): Promise<Answer<ConsentList>> {
    const actor = actorOf(call);
    const paging = new Paging(request, call);
    const statement = actor.kind === 'person' ? byPerson : byWorker;
    return paging.answer(await this.database.read(statement, [actor.id, paging.before, paging.rows]));
  }
}
