import { Injectable } from '@nestjs/common';
import { tax, type ListRequisitions, type RequisitionList } from '@counterless/contracts';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { requisitionJson } from '../views/requisition-view.ts';

const list: Prepared = {
  name: 'requisition.list',
  text: `SELECT r.id, ${requisitionJson} AS body FROM requisition r
    WHERE r.taxpayer = $1 AND r.id < $2 AND ($3::text IS NULL OR r.status = $3) ORDER BY r.id DESC LIMIT $4`,
};

@Injectable()
@Handles(tax.listRequisitions)
export class ListRequisitionsHandler implements Handler<typeof tax.listRequisitions> {
  constructor(private readonly database: Database) {}

  async run(request: ListRequisitions, call: Call): Promise<Answer<RequisitionList>> {
    const paging = new Paging(request, call);
    return paging.answer(await this.database.read(list, [actorOf(call).id, paging.before, request.status ?? null, paging.rows]));
  }
}
