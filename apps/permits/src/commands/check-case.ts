import { Injectable } from '@nestjs/common';
import { permits, type CaseCheck, type CaseIdentified } from '@counterless/contracts';
import { Handles, type Call, type Handler } from '@counterless/platform';
import { legalDateOf } from '@counterless/statutes';
import { applicantOnly } from '../cases/case-authority.ts';
import { CaseChecks } from '../cases/case-checks.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { byRule } from '../refusals.ts';

/** Changes nothing. */
@Injectable()
@Handles(permits.checkCase)
export class CheckCaseHandler implements Handler<typeof permits.checkCase> {
  constructor(
    private readonly checks: CaseChecks,
    private readonly desk: CaseDesk,
  ) {}

  async run({ caseId }: CaseIdentified, call: Call): Promise<CaseCheck> {
    const seen = await this.desk.get(caseId);
    applicantOnly(call)(seen);
    byRule(() => seen.mustBe('draft'));
    const version = await this.checks.offered(seen.matterCode, legalDateOf(this.desk.now));
    const faults = this.checks.faults(version, seen).map(({ path, code, message }) => ({ path, code, message: message[call.language] }));
    return { ready: faults.length === 0, matterVersion: version.version, atOnce: faults.length === 0 && this.checks.atOnce(version, seen.form), faults };
  }
}
