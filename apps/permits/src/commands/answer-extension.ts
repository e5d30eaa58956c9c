import { Injectable } from '@nestjs/common';
import { permits, type AnswerExtension, type CaseView } from '@counterless/contracts';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { approverFor, officerBy } from '../cases/case-authority.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { answerExtension } from '../domain/case-time.ts';

/** By the head of the department, or where departments decide together by the head of the government at their level. */
@Injectable()
@Handles(permits.answerExtension)
export class AnswerExtensionHandler implements Handler<typeof permits.answerExtension> {
  constructor(private readonly desk: CaseDesk) {}

  run({ caseId, approve }: AnswerExtension, call: Call): Promise<Answer<CaseView>> {
    return this.desk.change(call, caseId, c => approverFor(c, actorOf(call)), (c, at) => answerExtension(c, officerBy(call), approve, at));
  }
}
