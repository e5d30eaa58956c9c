import { Injectable } from '@nestjs/common';
import { permitsProblems, tax, type ListRequisitionQueue, type RequisitionList } from '@counterless/contracts';
import { Problem, span } from '@counterless/kernel';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { requisitionJson } from '../views/requisition-view.ts';

const list: Prepared = {
  name: 'requisition.queue',
  text: `SELECT r.id, ${requisitionJson} AS body FROM requisition r
    WHERE r.region BETWEEN $1 AND $2 AND r.status = $3 AND (NOT $4::boolean OR r.escalated_at IS NOT NULL) AND r.id > $5 ORDER BY r.id LIMIT $6`,
};

/** Oldest first, which is the order of their promises too. */
@Injectable()
@Handles(tax.listRequisitionQueue)
export class ListRequisitionQueueHandler implements Handler<typeof tax.listRequisitionQueue> {
  constructor(private readonly database: Database) {}

  async run(request: ListRequisitionQueue, call: Call): Promise<Answer<RequisitionList>> {
    const { region } = actorOf(call);
    if (region === undefined) throw new Problem(permitsProblems.otherRegion);
    const paging = new Paging(request, call);
    const values = [...span(region), request.status ?? 'waiting', request.escalated === 'only', paging.after, paging.rows];
    return paging.answer(await this.database.read(list, values));
  }
}
