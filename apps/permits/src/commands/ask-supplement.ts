import { Injectable } from '@nestjs/common';
import { permits, type AskSupplement, type CaseView } from '@counterless/contracts';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerBy, officerFor } from '../cases/case-authority.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { askSupplement } from '../domain/case-acceptance.ts';

@Injectable()
@Handles(permits.askSupplement)
export class AskSupplementHandler implements Handler<typeof permits.askSupplement> {
  constructor(private readonly desk: CaseDesk) {}

  run({ caseId, items }: AskSupplement, call: Call): Promise<Answer<CaseView>> {
    const kept = items.map(({ what, reason }) => ({ what, reason }));
    return this.desk.change(call, caseId, c => officerFor(c, actorOf(call)), (c, at) => askSupplement(c, officerBy(call), kept, at));
  }
}
