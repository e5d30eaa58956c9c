import { Injectable } from '@nestjs/common';
import { actorText, tax, type FollowUp, type RequisitionView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { Stock } from '../ports/stock.ts';
import { RequisitionChanger } from '../requisitions/changer.ts';

/** What of its numbers is still issued can be issued again. */
@Injectable()
@Handles(tax.restockRequisition)
export class RestockRequisitionHandler implements Handler<typeof tax.restockRequisition> {
  constructor(
    private readonly changer: RequisitionChanger,
    private readonly stock: Stock,
    private readonly clock: Clock,
  ) {}

  run({ requisitionId, reason }: FollowUp, call: Call): Promise<Answer<RequisitionView>> {
    const officer = actorOf(call);
    return this.changer.change(call, requisitionId, async (requisition, tx) => {
      officerOver(officer, requisition.region);
      requisition.moveTo('restocked');
      const move = { from: ['issued'], to: 'held', by: actorText(officer), reason, at: this.clock.now() } as const;
      await this.stock.moveIssued(tx, requisition.id, move);
    });
  }
}
