import { Injectable } from '@nestjs/common';
import { tax, type RequestInvoices, type RequisitionView } from '@counterless/contracts';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { Agents } from '../ports/agents.ts';
import { Taxpayers } from '../ports/taxpayers.ts';
import { Intake } from '../requisitions/intake.ts';

@Injectable()
@Handles(tax.requestInvoices)
export class RequestInvoicesHandler implements Handler<typeof tax.requestInvoices> {
  constructor(
    private readonly agents: Agents,
    private readonly taxpayers: Taxpayers,
    private readonly intake: Intake,
  ) {}

  async run({ lines, addressId }: RequestInvoices, call: Call): Promise<Answer<RequisitionView>> {
    const taxpayer = await this.taxpayers.get(actorOf(call).id);
    await this.agents.actingFor(call);
    return this.intake.take(call, taxpayer, lines, addressId);
  }
}
