import { Injectable } from '@nestjs/common';
import { permits, type CaseIdentified, type CaseView } from '@counterless/contracts';
import { Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { applicantOf, applicantOnly } from '../cases/case-authority.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { MaterialFiles } from '../ports/material-files.ts';

@Injectable()
@Handles(permits.withdrawCase)
export class WithdrawCaseHandler implements Handler<typeof permits.withdrawCase> {
  constructor(
    private readonly files: MaterialFiles,
    private readonly desk: CaseDesk,
  ) {}

  async run({ caseId }: CaseIdentified, call: Call): Promise<Answer<CaseView>> {
    const answer = await this.desk.change(call, caseId, applicantOnly(call), (c, at) => c.withdraw(applicantOf(call), at));
    const { submittedAt } = answer.body as CaseView;
    if (submittedAt === null) await this.files.release(caseId);
    return answer;
  }
}
