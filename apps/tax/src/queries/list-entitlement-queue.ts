import { Injectable } from '@nestjs/common';
import { permitsProblems, tax, type EntitlementList, type Page } from '@counterless/contracts';
import { Problem, span } from '@counterless/kernel';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { entitlementJson } from '../views/entitlement-view.ts';

const list: Prepared = {
  name: 'entitlement.queue',
  text: `SELECT id, ${entitlementJson} AS body FROM entitlement WHERE status = 'requested' AND region BETWEEN $1 AND $2 AND id > $3 ORDER BY id LIMIT $4`,
};

@Injectable()
@Handles(tax.listEntitlementQueue)
export class ListEntitlementQueueHandler implements Handler<typeof tax.listEntitlementQueue> {
  constructor(private readonly database: Database) {}

  async run(request: Page, call: Call): Promise<Answer<EntitlementList>> {
    const { region } = actorOf(call);
    if (region === undefined) throw new Problem(permitsProblems.otherRegion);
    const paging = new Paging(request, call);
    return paging.answer(await this.database.read(list, [...span(region), paging.after, paging.rows]));
  }
}
