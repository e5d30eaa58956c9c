import { Injectable } from '@nestjs/common';
import { tax, type RequisitionView, type TakeRequisition } from '@counterless/contracts';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { Taxpayers } from '../ports/taxpayers.ts';
import { Intake } from '../requisitions/intake.ts';

/** At the counter the same policy decides; only what concerns the post is left out. */
@Injectable()
@Handles(tax.takeRequisition)
export class TakeRequisitionHandler implements Handler<typeof tax.takeRequisition> {
  constructor(
    private readonly taxpayers: Taxpayers,
    private readonly intake: Intake,
  ) {}

  async run({ taxpayerId, lines }: TakeRequisition, call: Call): Promise<Answer<RequisitionView>> {
    const taxpayer = await this.taxpayers.get(taxpayerId);
    officerOver(actorOf(call), taxpayer.region);
    return this.intake.take(call, taxpayer, lines, null);
  }
}
