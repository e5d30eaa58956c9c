import { Injectable } from '@nestjs/common';
import { permits, type AskExtension, type CaseView } from '@counterless/contracts';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerBy, officerFor } from '../cases/case-authority.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { askExtension } from '../domain/case-time.ts';

@Injectable()
@Handles(permits.askExtension)
export class AskExtensionHandler implements Handler<typeof permits.askExtension> {
  constructor(private readonly desk: CaseDesk) {}

  run({ caseId, days, reason }: AskExtension, call: Call): Promise<Answer<CaseView>> {
    return this.desk.change(call, caseId, c => officerFor(c, actorOf(call)), (c, at) => askExtension(c, officerBy(call), days, reason, at));
  }
}
