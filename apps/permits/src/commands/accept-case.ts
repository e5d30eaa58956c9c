import { Injectable } from '@nestjs/common';
import { permits, type CaseIdentified, type CaseView } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerBy, officerFor } from '../cases/case-authority.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { accept } from '../domain/case-acceptance.ts';

@Injectable()
@Handles(permits.acceptCase)
export class AcceptCaseHandler implements Handler<typeof permits.acceptCase> {
  constructor(private readonly desk: CaseDesk) {}

  run({ caseId }: CaseIdentified, call: Call): Promise<Answer<CaseView>> {
    return this.desk.change(call, caseId, c => officerFor(c, actorOf(call)), (c, at) => accept(c, officerBy(call), at, newId));
  }
}
