import { Injectable } from '@nestjs/common';
import { newId } from '@counterless/kernel';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { CaseDesk } from '../cases/case-desk.ts';
import { acceptBySilence, silenceAccepts } from '../domain/case-acceptance.ts';

/** Nobody said in time what is missing. */
@Injectable()
@OnDeadline('case.accept-by-silence')
export class AcceptCaseBySilence implements DeadlineHandler {
  constructor(private readonly desk: CaseDesk) {}

  run(caseId: string, tx: Transaction): Promise<void> {
    return this.desk.changeWithin(tx, caseId, silenceAccepts, (c, at) => acceptBySilence(c, at, newId));
  }
}
