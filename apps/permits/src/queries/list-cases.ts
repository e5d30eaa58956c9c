import { Injectable } from '@nestjs/common';
import { permits, type CaseList, type ListCases } from '@counterless/contracts';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { caseJson } from '../views/case-view.ts';

const list: Prepared = {
  name: 'case.list',
  text: `SELECT c.id, ${caseJson} AS body FROM service_case c
    WHERE c.applicant_id = $1 AND c.applicant_kind = $2 AND c.id < $3 AND ($4::text IS NULL OR c.status = $4) ORDER BY c.id DESC LIMIT $5`,
};

@Injectable()
@Handles(permits.listCases)
export class ListCasesHandler implements Handler<typeof permits.listCases> {
  constructor(private readonly database: Database) {}

  async run(request: ListCases, call: Call): Promise<Answer<CaseList>> {
    const { id, kind } = actorOf(call);
    const paging = new Paging(request, call);
    return paging.answer(await this.database.read(list, [id, kind, paging.before, request.status ?? null, paging.rows]));
  }
}
