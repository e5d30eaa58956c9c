import { Injectable } from '@nestjs/common';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { CaseDesk } from '../cases/case-desk.ts';
import { lapse } from '../domain/case-acceptance.ts';

/** What was asked for did not come in time. */
@Injectable()
@OnDeadline('case.lapse')
export class LapseCase implements DeadlineHandler {
  constructor(private readonly desk: CaseDesk) {}

  run(caseId: string, tx: Transaction): Promise<void> {
    return this.desk.changeWithin(tx, caseId, c => c.status === 'supplement', lapse);
  }
}
