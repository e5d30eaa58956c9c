import { Injectable } from '@nestjs/common';
import { tax, type RequisitionIdentified, type RequisitionView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { Parcels } from '../ports/parcels.ts';
import { Stock } from '../ports/stock.ts';
import { RequisitionChanger } from '../requisitions/changer.ts';

/** The numbers leave the stock in the transaction that says to whom: pressed twice, by two officers or through a crash, it happens once or not at all. */
@Injectable()
@Handles(tax.issueRequisition)
export class IssueRequisitionHandler implements Handler<typeof tax.issueRequisition> {
  constructor(
    private readonly changer: RequisitionChanger,
    private readonly stock: Stock,
    private readonly parcels: Parcels,
    private readonly clock: Clock,
  ) {}

  run({ requisitionId }: RequisitionIdentified, call: Call): Promise<Answer<RequisitionView>> {
    const officer = actorOf(call);
    return this.changer.change(call, requisitionId, async (requisition, tx) => {
      officerOver(officer, requisition.region);
      requisition.mustBe('waiting');
      const now = this.clock.now();
      const serials = await this.stock.take(tx, requisition.region, requisition.lines, requisition.id, now);
      requisition.issue(serials, officer.id, now);
      if (requisition.channel === 'online') this.parcels.pack(tx, requisition, now);
      tx.cancel('requisition.escalate', requisition.id);
    });
  }
}
