import { Injectable } from '@nestjs/common';
import { permits, type CaseView, type ChangeDraft } from '@counterless/contracts';
import { Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { applicantOf, applicantOnly } from '../cases/case-authority.ts';
import { CaseChecks, faultyCase, wantedFiles } from '../cases/case-checks.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { handIn } from '../domain/case-acceptance.ts';
import { MaterialFiles } from '../ports/material-files.ts';
import { byRule } from '../refusals.ts';

/** Checked as a submission is, against the version of the matter that the case goes by. */
@Injectable()
@Handles(permits.handInSupplement)
export class HandInSupplementHandler implements Handler<typeof permits.handInSupplement> {
  constructor(
    private readonly checks: CaseChecks,
    private readonly files: MaterialFiles,
    private readonly desk: CaseDesk,
  ) {}

  async run({ caseId, form, materials, contact }: ChangeDraft, call: Call): Promise<Answer<CaseView>> {
    const seen = await this.desk.get(caseId);
    applicantOnly(call)(seen);
    byRule(() => seen.mustBe('supplement'));
    const filling = { form: form ?? seen.form, materials: materials ?? seen.materials, contact: contact ?? seen.contact };
    const version = await this.checks.kept(seen);
    const faults = this.checks.faults(version, filling);
    if (faults.length > 0) throw faultyCase(faults);
    const applicant = applicantOf(call);
    if (filling.materials.length > 0) await this.files.claim(applicant, caseId, wantedFiles(version, filling.materials));
    return this.desk.change(call, caseId, applicantOnly(call), (c, at) => handIn(c, applicant, filling, at));
  }
}
