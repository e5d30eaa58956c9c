import { Injectable } from '@nestjs/common';
import { permits, type CaseView, type ChangeDraft } from '@counterless/contracts';
import { Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import { applicantOnly } from '../cases/case-authority.ts';
import { CaseChecks, termsOf } from '../cases/case-checks.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { byRule } from '../refusals.ts';

@Injectable()
@Handles(permits.changeDraft)
export class ChangeDraftHandler implements Handler<typeof permits.changeDraft> {
  constructor(
    private readonly checks: CaseChecks,
    private readonly desk: CaseDesk,
  ) {}

  async run({ caseId, form, materials, contact }: ChangeDraft, call: Call): Promise<Answer<CaseView>> {
    const seen = await this.desk.get(caseId);
    applicantOnly(call)(seen);
    byRule(() => seen.mustBe('draft'));
    const terms = termsOf(await this.checks.offered(seen.matterCode, legalDateOf(this.desk.now)));
    return this.desk.change(call, caseId, applicantOnly(call), (c, at) =>
      c.change({ ...(form && { form }), ...(materials && { materials }), ...(contact && { contact }) }, terms, at),
    );
  }
}
