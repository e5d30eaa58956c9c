import { Injectable } from '@nestjs/common';
import { caseProblems, permits, type CaseView, type CompleteStage } from '@counterless/contracts';
import { newId, Problem } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerBy, officerFor } from '../cases/case-authority.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { completeStage } from '../domain/case-deciding.ts';
import type { ServiceCase } from '../domain/service-case.ts';

/** By an officer of the stage's department, in its region. */
@Injectable()
@Handles(permits.completeStage)
export class CompleteStageHandler implements Handler<typeof permits.completeStage> {
  constructor(private readonly desk: CaseDesk) {}

  run({ caseId, taskId, outcome, opinion }: CompleteStage, call: Call): Promise<Answer<CaseView>> {
    const may = (c: ServiceCase) => {
      const task = c.tasks.find(t => t.id === taskId);
      officerFor(c, actorOf(call), task?.department);
      if (!task) throw new Problem(caseProblems.caseNotFound);
    };
    return this.desk.change(call, caseId, may, (c, at) => completeStage(c, officerBy(call), taskId, outcome, opinion, at, newId));
  }
}
