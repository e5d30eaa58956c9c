import { Injectable } from '@nestjs/common';
import { permits, permitsProblems, type CaseView, type DraftCase } from '@counterless/contracts';
import { newId, Problem } from '@counterless/kernel';
import { Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import { applicantOf } from '../cases/case-authority.ts';
import { CaseChecks, rightAudience, termsOf } from '../cases/case-checks.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { CasePrefill } from '../cases/case-prefill.ts';
import { EarlierCertificates } from '../cases/earlier-certificates.ts';
import { ServiceCase } from '../domain/service-case.ts';
import { Catalogue } from '../ports/catalogue.ts';

@Injectable()
@Handles(permits.draftCase)
export class DraftCaseHandler implements Handler<typeof permits.draftCase> {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly checks: CaseChecks,
    private readonly earlier: EarlierCertificates,
    private readonly prefill: CasePrefill,
    private readonly desk: CaseDesk,
  ) {}

  async run({ matter, form = {}, materials = [], contact, renews }: DraftCase, call: Call): Promise<Answer<CaseView>> {
    const at = this.desk.now;
    const today = legalDateOf(at);
    const applicant = applicantOf(call);
    const version = await this.catalogue.versionOf(matter, today);
    if (!version) throw new Problem(permitsProblems.matterNotFound);
    rightAudience(version, applicant);
    await this.checks.openOn(version, today);
    const terms = termsOf(version);
    const actsOn = await this.earlier.actedOn(renews, terms, applicant, today);
    const filled = await this.prefill.fill(version, applicant, form);
    return this.desk.add(call, ServiceCase.draft(newId(), terms, { form: filled.form, materials, contact: contact ?? filled.contact, actsOn }, applicant, at));
  }
}
