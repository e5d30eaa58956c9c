import { Injectable } from '@nestjs/common';
import { tax, type RequisitionIdentified, type RequisitionView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { Parcels } from '../ports/parcels.ts';
import { RequisitionChanger } from '../requisitions/changer.ts';

/** The same numbers in the next parcel. */
@Injectable()
@Handles(tax.repostRequisition)
export class RepostRequisitionHandler implements Handler<typeof tax.repostRequisition> {
  constructor(
    private readonly changer: RequisitionChanger,
    private readonly parcels: Parcels,
    private readonly clock: Clock,
  ) {}

  run({ requisitionId }: RequisitionIdentified, call: Call): Promise<Answer<RequisitionView>> {
    return this.changer.change(call, requisitionId, (requisition, tx) => {
      officerOver(actorOf(call), requisition.region);
      requisition.mustBe('returned');
      requisition.moveTo('issued');
      this.parcels.pack(tx, requisition, this.clock.now());
    });
  }
}
