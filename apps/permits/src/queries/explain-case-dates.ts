import { Injectable } from '@nestjs/common';
import { caseProblems, permits, type CaseDates, type CaseIdentified } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Handles, type Call, type Handler } from '@counterless/platform';
import { departmentsOf, isApplicant, worksOn } from '../cases/case-authority.ts';
import { explainDates } from '../cases/case-dates.ts';
import { Cases } from '../ports/cases.ts';

@Injectable()
@Handles(permits.explainCaseDates)
export class ExplainCaseDatesHandler implements Handler<typeof permits.explainCaseDates> {
  constructor(private readonly cases: Cases) {}

  async run({ caseId }: CaseIdentified, call: Call): Promise<CaseDates> {
    const actor = actorOf(call);
    const found = await this.cases.get(caseId);
    if (!isApplicant(found, actor) && !worksOn({ ...found, departments: departmentsOf(found) }, actor)) throw new Problem(caseProblems.caseNotFound);
    return { items: explainDates(found, call.language) };
  }
}
