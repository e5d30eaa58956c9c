import { Injectable } from '@nestjs/common';
import { tax, type RefuseRequisition, type RequisitionView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { RequisitionChanger } from '../requisitions/changer.ts';

@Injectable()
@Handles(tax.refuseRequisition)
export class RefuseRequisitionHandler implements Handler<typeof tax.refuseRequisition> {
  constructor(
    private readonly changer: RequisitionChanger,
    private readonly clock: Clock,
  ) {}

  run({ requisitionId, reason }: RefuseRequisition, call: Call): Promise<Answer<RequisitionView>> {
    const officer = actorOf(call);
    return this.changer.change(call, requisitionId, (requisition, tx) => {
      officerOver(officer, requisition.region);
      requisition.refuse(officer.id, reason, this.clock.now());
      tx.cancel('requisition.escalate', requisition.id);
    });
  }
}
