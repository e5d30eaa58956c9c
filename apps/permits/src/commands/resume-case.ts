import { Injectable } from '@nestjs/common';
import { permits, type CaseIdentified, type CaseView } from '@counterless/contracts';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerBy, officerFor } from '../cases/case-authority.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { resumeClock } from '../domain/case-time.ts';

@Injectable()
@Handles(permits.resumeCase)
export class ResumeCaseHandler implements Handler<typeof permits.resumeCase> {
  constructor(private readonly desk: CaseDesk) {}

  run({ caseId }: CaseIdentified, call: Call): Promise<Answer<CaseView>> {
    return this.desk.change(call, caseId, c => officerFor(c, actorOf(call)), (c, at) => resumeClock(c, officerBy(call), at));
  }
}
