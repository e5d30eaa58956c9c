import { Injectable } from '@nestjs/common';
import { caseProblems, permits, type CaseContent, type CaseIdentified } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Handles, ReadAudit, type Call, type Handler } from '@counterless/platform';
import { departmentsOf, isApplicant, worksOn } from '../cases/case-authority.ts';
import { Cases } from '../ports/cases.ts';

/** Who reads what was filled in leaves an entry in the audit log. Opinions of departments are for officers. */
@Injectable()
@Handles(permits.readCaseContent)
export class ReadCaseContentHandler implements Handler<typeof permits.readCaseContent> {
  constructor(
    private readonly cases: Cases,
    private readonly reads: ReadAudit,
  ) {}

  async run({ caseId }: CaseIdentified, call: Call): Promise<CaseContent> {
    const actor = actorOf(call);
    const found = await this.cases.get(caseId);
    const officer = worksOn({ ...found, departments: departmentsOf(found) }, actor);
    if (!officer && !isApplicant(found, actor)) throw new Problem(caseProblems.caseNotFound);
    await this.reads.note(call, `service_case:${caseId}`, { read: 'content' });
    const opinions = found.tasks.flatMap(t => (officer && t.outcome && t.opinion ? [{ taskId: t.id, outcome: t.outcome, opinion: t.opinion }] : []));
    return { caseId, form: found.form, contact: found.contact, opinions };
  }
}
