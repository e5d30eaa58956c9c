import { Injectable } from '@nestjs/common';
import { permits, type CaseIdentified, type CaseView } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import { applicantOf, applicantOnly } from '../cases/case-authority.ts';
import { CaseChecks, faultyCase, rightAudience, termsOf, wantedFiles } from '../cases/case-checks.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { EarlierCertificates } from '../cases/earlier-certificates.ts';
import { grantAtOnce } from '../domain/case-deciding.ts';
import type { ServiceCase } from '../domain/service-case.ts';
import type { MatterVersion } from '../ports/catalogue.ts';
import { MaterialFiles } from '../ports/material-files.ts';
import { byRule } from '../refusals.ts';

/** Told to the applicant of a matter that nobody had to look at. */
const byItsRules = '所填内容符合该事项公布的当场准予条件。';

/** Against the version of the matter in force today, which the case keeps. */
@Injectable()
@Handles(permits.submitCase)
export class SubmitCaseHandler implements Handler<typeof permits.submitCase> {
  constructor(
    private readonly checks: CaseChecks,
    private readonly earlier: EarlierCertificates,
    private readonly files: MaterialFiles,
    private readonly desk: CaseDesk,
  ) {}

  async run({ caseId }: CaseIdentified, call: Call): Promise<Answer<CaseView>> {
    const applicant = applicantOf(call);
    const seen = await this.desk.get(caseId);
    applicantOnly(call)(seen);
    byRule(() => seen.mustBe('draft'));
    const today = legalDateOf(this.desk.now);
    const version = await this.checks.offered(seen.matterCode, today);
    rightAudience(version, applicant);
    await this.checks.openOn(version, today);
    this.#sound(version, seen);
    const terms = termsOf(version);
    const actsOn = await this.earlier.actedOn(seen.actsOn?.caseId, terms, applicant, today);
    // Files first: they live elsewhere. Should the rest fail they stay bound to the draft, which may be submitted again.
    if (seen.materials.length > 0) await this.files.claim(applicant, caseId, wantedFiles(version, seen.materials));
    return this.desk.change(call, caseId, applicantOnly(call), (c, at) => {
      if (c.version - 1 !== seen.version) this.#sound(version, c);
      c.submit(terms, actsOn, applicant, at, newId);
      if (this.checks.atOnce(version, c.form)) grantAtOnce(c, byItsRules, at);
    });
  }

  /** @throws Problem `case.faulty` */
  #sound(version: MatterVersion, c: ServiceCase): void {
    const faults = this.checks.faults(version, c);
    if (faults.length > 0) throw faultyCase(faults);
  }
}
