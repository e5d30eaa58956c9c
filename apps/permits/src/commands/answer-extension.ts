import { Injectable } from '@nestjs/common';
import { general, permits, type AnswerExtension, type CaseView } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { headFor, officerBy } from '../cases/case-authority.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { answerExtension } from '../domain/case-time.ts';

/** By a head: of the department, or where departments decide together of any department of the region, who records the government's approval. */
@Injectable()
@Handles(permits.answerExtension)
export class AnswerExtensionHandler implements Handler<typeof permits.answerExtension> {
  constructor(private readonly desk: CaseDesk) {}

  run({ caseId, approve }: AnswerExtension, call: Call): Promise<Answer<CaseView>> {
    const officer = actorOf(call);
    if (!officer.roles?.includes('head')) throw new Problem(general.actorRefused, { detail: { en: 'needs the role head', zh: '须由负责人（head）审批' } });
    return this.desk.change(call, caseId, c => headFor(c, officer), (c, at) => answerExtension(c, officerBy(call), approve, at));
  }
}
