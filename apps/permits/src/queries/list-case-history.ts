import { Injectable } from '@nestjs/common';
import { caseProblems, permits, type CaseHistory, type CaseIdentified } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Answer, Database, Handles, RawBody, type Call, type Handler, type Prepared } from '@counterless/platform';
import { isApplicant, worksOn } from '../cases/case-authority.ts';
import { caseAccess, type CaseAccess } from '../views/case-view.ts';
import { iso } from '../views/iso.ts';

const history: Prepared = {
  name: 'case.history',
  text: `SELECT ${caseAccess}, (SELECT coalesce(json_agg(json_build_object('place', e.place, 'what', e.what, 'at', ${iso('e.at')}, 'byKind', e.by_kind, 'by', e.by_id,
      'act', e.act, 'detail', e.detail) ORDER BY e.place), '[]')::text FROM case_event e WHERE e.case_id = c.id) AS items FROM service_case c WHERE c.id = $1`,
};

@Injectable()
@Handles(permits.listCaseHistory)
export class ListCaseHistoryHandler implements Handler<typeof permits.listCaseHistory> {
  constructor(private readonly database: Database) {}

  async run({ caseId }: CaseIdentified, call: Call): Promise<Answer<CaseHistory>> {
    const actor = actorOf(call);
    const [row] = await this.database.lookUp<CaseAccess & { items: string }>(history, [caseId]);
    if (!row || !(isApplicant(row, actor) || worksOn(row, actor))) throw new Problem(caseProblems.caseNotFound);
    return new Answer<CaseHistory>(new RawBody(`{"items":${row.items}}`));
  }
}
