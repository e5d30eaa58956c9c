import { Injectable } from '@nestjs/common';
import { tax, type EntitlementList, type Page } from '@counterless/contracts';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { entitlementJson } from '../views/entitlement-view.ts';

const list: Prepared = {
  name: 'entitlement.list',
  text: `SELECT id, ${entitlementJson} AS body FROM entitlement WHERE taxpayer = $1 AND id < $2 ORDER BY id DESC LIMIT $3`,
};

@Injectable()
@Handles(tax.listEntitlements)
export class ListEntitlementsHandler implements Handler<typeof tax.listEntitlements> {
  constructor(private readonly database: Database) {}

  async run(request: Page, call: Call): Promise<Answer<EntitlementList>> {
    const paging = new Paging(request, call);
    return paging.answer(await this.database.read(list, [actorOf(call).id, paging.before, paging.rows]));
  }
}
