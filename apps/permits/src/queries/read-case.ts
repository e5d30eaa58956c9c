import { Injectable } from '@nestjs/common';
import { caseProblems, permits, type CaseIdentified, type CaseView } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Answer, Database, Handles, RawBody, type Call, type Handler, type Prepared } from '@counterless/platform';
import { governs, isApplicant, worksOn } from '../cases/case-authority.ts';
import { caseAccess, caseJson, type CaseAccess } from '../views/case-view.ts';

const read: Prepared = { name: 'case.read', text: `SELECT ${caseAccess}, c.version, ${caseJson} AS body FROM service_case c WHERE c.id = $1` };

/** For the applicant and the officers who have a part in it, the head of a government whose departments decide together; nobody else learns that it exists. */
@Injectable()
@Handles(permits.readCase)
export class ReadCaseHandler implements Handler<typeof permits.readCase> {
  constructor(private readonly database: Database) {}

  async run({ caseId }: CaseIdentified, call: Call): Promise<Answer<CaseView>> {
    const actor = actorOf(call);
    const [row] = await this.database.lookUp<CaseAccess & { version: number; body: string }>(read, [caseId]);
    if (!row || !(isApplicant(row, actor) || worksOn(row, actor) || governs(row, actor))) throw new Problem(caseProblems.caseNotFound);
    return new Answer<CaseView>(new RawBody(row.body), { version: row.version });
  }
}
