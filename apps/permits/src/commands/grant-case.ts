import { Injectable } from '@nestjs/common';
import { permits, type CaseView, type DecideCase } from '@counterless/contracts';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerBy, officerFor } from '../cases/case-authority.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { alreadyDecided, grant } from '../domain/case-deciding.ts';

/** By the lead department. The same decision of the same officer, sent again, is answered as the first was. */
@Injectable()
@Handles(permits.grantCase)
export class GrantCaseHandler implements Handler<typeof permits.grantCase> {
  constructor(private readonly desk: CaseDesk) {}

  async run({ caseId, reason, overrun }: DecideCase, call: Call): Promise<Answer<CaseView>> {
    const by = officerBy(call);
    const seen = await this.desk.get(caseId);
    officerFor(seen, actorOf(call));
    if (alreadyDecided(seen, by.id, 'grant', reason)) return this.desk.repeat(call, seen);
    return this.desk.change(call, caseId, c => officerFor(c, actorOf(call)), (c, at) => grant(c, by, { reason, overrun }, at));
  }
}
