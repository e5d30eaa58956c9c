import { Injectable } from '@nestjs/common';
import { permits, permitsProblems, type CaseView, type DraftCase } from '@counterless/contracts';
import { newId, Problem } from '@counterless/kernel';
import { Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import { applicantOf } from '../cases/case-authority.ts';
import { rightAudience, termsOf } from '../cases/case-checks.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { ServiceCase } from '../domain/service-case.ts';
import { Catalogue } from '../ports/catalogue.ts';

@Injectable()
@Handles(permits.draftCase)
export class DraftCaseHandler implements Handler<typeof permits.draftCase> {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly desk: CaseDesk,
  ) {}

  async run({ matter, form = {}, materials = [], contact }: DraftCase, call: Call): Promise<Answer<CaseView>> {
    const at = this.desk.now;
    const applicant = applicantOf(call);
    const version = await this.catalogue.versionOf(matter, legalDateOf(at));
    if (!version) throw new Problem(permitsProblems.matterNotFound);
    rightAudience(version, applicant);
    return this.desk.add(call, ServiceCase.draft(newId(), termsOf(version), { form, materials, contact: contact ?? null }, applicant, at));
  }
}
