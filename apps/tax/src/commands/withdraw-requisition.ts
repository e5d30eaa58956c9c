import { Injectable } from '@nestjs/common';
import { tax, taxProblems, type RequisitionIdentified, type RequisitionView } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { maySee } from '../authority.ts';
import { RequisitionChanger } from '../requisitions/changer.ts';

@Injectable()
@Handles(tax.withdrawRequisition)
export class WithdrawRequisitionHandler implements Handler<typeof tax.withdrawRequisition> {
  constructor(
    private readonly changer: RequisitionChanger,
    private readonly clock: Clock,
  ) {}

  run({ requisitionId }: RequisitionIdentified, call: Call): Promise<Answer<RequisitionView>> {
    return this.changer.change(call, requisitionId, (requisition, tx) => {
      if (!maySee(actorOf(call), requisition)) throw new Problem(taxProblems.requisitionNotFound);
      requisition.withdraw(this.clock.now());
      tx.cancel('requisition.escalate', requisition.id);
    });
  }
}
