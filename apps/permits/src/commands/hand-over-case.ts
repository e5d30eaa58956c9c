import { Injectable } from '@nestjs/common';
import { permits, type CaseView, type HandOverCase } from '@counterless/contracts';
import { Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { applicantOf, applicantOnly } from '../cases/case-authority.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { CasePrefill } from '../cases/case-prefill.ts';

/** Whoever acts for the applicant now takes the case over: another agent, another community worker, or the applicant in person. */
@Injectable()
@Handles(permits.handOverCase)
export class HandOverCaseHandler implements Handler<typeof permits.handOverCase> {
  constructor(
    private readonly prefill: CasePrefill,
    private readonly desk: CaseDesk,
  ) {}

  async run({ caseId, contact }: HandOverCase, call: Call): Promise<Answer<CaseView>> {
    const applicant = applicantOf(call);
    const reached = contact ?? (await this.prefill.contactOf(applicant));
    return this.desk.change(call, caseId, applicantOnly(call), (c, at) => c.handOver(applicant, reached, at));
  }
}
