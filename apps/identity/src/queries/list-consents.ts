import { identity, type Page } from '@counterless/contracts';
import { actorOf, Database, Handles, type Call, type Handler, type Prepared } from '@counterless/platform';
import { listAnswer } from './paging.ts';
import { consentJoin, consentJson } from './views.ts';

const list = (name: string, column: string): Prepared => ({
  name: `consent.list-${name}`,
  text: `SELECT c.id, ${consentJson}::text AS json FROM ${consentJoin} WHERE c.${column} = $1 AND ($2::uuid IS NULL OR c.id < $2) ORDER BY c.id DESC LIMIT $3`,
});
const byWorker = list('worker', 'worker_id');
const byPerson = list('person', 'person_id');

@Handles(identity.listConsents)
export class ListConsentsHandler implements Handler<typeof identity.listConsents> {
  constructor(private readonly database: Database) {}

  run(request: Page, call: Call) {
    const actor = actorOf(call);
    return listAnswer(this.database, actor.kind === 'person' ? byPerson : byWorker, [actor.id], request);
  }
}
