import { Injectable } from '@nestjs/common';
import { permits, type CaseView, type SuspendCase } from '@counterless/contracts';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerBy, officerFor } from '../cases/case-authority.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { suspendClock } from '../domain/case-time.ts';

@Injectable()
@Handles(permits.suspendCase)
export class SuspendCaseHandler implements Handler<typeof permits.suspendCase> {
  constructor(private readonly desk: CaseDesk) {}

  run({ caseId, reason, explanation }: SuspendCase, call: Call): Promise<Answer<CaseView>> {
    return this.desk.change(call, caseId, c => officerFor(c, actorOf(call)), (c, at) => suspendClock(c, officerBy(call), reason, explanation, at));
  }
}
