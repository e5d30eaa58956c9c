import { Injectable } from '@nestjs/common';
import { permits, type CaseView, type DeclineCase } from '@counterless/contracts';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerBy, officerFor } from '../cases/case-authority.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { decline } from '../domain/case-acceptance.ts';

@Injectable()
@Handles(permits.declineCase)
export class DeclineCaseHandler implements Handler<typeof permits.declineCase> {
  constructor(private readonly desk: CaseDesk) {}

  run({ caseId, reason }: DeclineCase, call: Call): Promise<Answer<CaseView>> {
    return this.desk.change(call, caseId, c => officerFor(c, actorOf(call)), (c, at) => decline(c, officerBy(call), reason, at));
  }
}
