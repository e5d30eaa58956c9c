import { Injectable } from '@nestjs/common';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { CaseDesk } from '../cases/case-desk.ts';
import { escalate, escalationOf } from '../domain/escalation.ts';

/** A promise is about to end: the heads of the departments that have an open task are told, once for each date. */
@Injectable()
@OnDeadline('case.escalate')
export class EscalateCase implements DeadlineHandler {
  constructor(private readonly desk: CaseDesk) {}

  run(caseId: string, tx: Transaction): Promise<void> {
    return this.desk.changeWithin(tx, caseId, (c, now) => (escalationOf(c)?.at ?? Infinity) <= now, escalate);
  }
}
