import { Injectable } from '@nestjs/common';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { CaseDesk } from '../cases/case-desk.ts';

/** A draft that nobody submitted in its time: what was filled in is deleted. */
@Injectable()
@OnDeadline('case.expire-draft')
export class ExpireDraft implements DeadlineHandler {
  constructor(private readonly desk: CaseDesk) {}

  run(caseId: string, tx: Transaction): Promise<void> {
    return this.desk.changeWithin(tx, caseId, c => c.status === 'draft', (c, at) => c.expire(at));
  }
}
