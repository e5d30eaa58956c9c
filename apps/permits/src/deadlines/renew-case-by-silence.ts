import { Injectable } from '@nestjs/common';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { CaseDesk } from '../cases/case-desk.ts';
import { renewBySilence } from '../domain/case-deciding.ts';
import { isEnd } from '../domain/case-life.ts';

/** Renewal was asked for in time, and the certificate has ended without a decision. */
@Injectable()
@OnDeadline('case.renew-by-silence')
export class RenewCaseBySilence implements DeadlineHandler {
  constructor(private readonly desk: CaseDesk) {}

  run(caseId: string, tx: Transaction): Promise<void> {
    return this.desk.changeWithin(tx, caseId, c => !isEnd(c.status), renewBySilence);
  }
}
