import { Injectable } from '@nestjs/common';
import { actorText, tax, type FollowUp, type RequisitionView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { Stock } from '../ports/stock.ts';
import { RequisitionChanger } from '../requisitions/changer.ts';

/** What of its numbers is still issued is lost for good; a public notice says so. */
@Injectable()
@Handles(tax.writeOffRequisition)
export class WriteOffRequisitionHandler implements Handler<typeof tax.writeOffRequisition> {
  constructor(
    private readonly changer: RequisitionChanger,
    private readonly stock: Stock,
    private readonly clock: Clock,
  ) {}

  run({ requisitionId, reason }: FollowUp, call: Call): Promise<Answer<RequisitionView>> {
    const officer = actorOf(call);
    return this.changer.change(call, requisitionId, async (requisition, tx) => {
      officerOver(officer, requisition.region);
      requisition.moveTo('written-off');
      const move = { from: ['issued'], to: 'lost', by: actorText(officer), reason, at: this.clock.now() } as const;
      await this.stock.moveIssued(tx, requisition.id, move);
    });
  }
}
