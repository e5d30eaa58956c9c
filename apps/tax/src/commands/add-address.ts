import { Injectable } from '@nestjs/common';
import { tax, type AddAddress, type AddressView } from '@counterless/contracts';
import { Clock, newId } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Answer, type Call, type Handler } from '@counterless/platform';
import { Agents } from '../ports/agents.ts';
import { Taxpayers } from '../ports/taxpayers.ts';
import { answered } from '../views/answered.ts';
import { addressView } from '../views/taxpayer-view.ts';

@Injectable()
@Handles(tax.addAddress)
export class AddAddressHandler implements Handler<typeof tax.addAddress> {
  constructor(
    private readonly agents: Agents,
    private readonly taxpayers: Taxpayers,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run({ region, line, recipient, mobile }: AddAddress, call: Call): Promise<Answer<AddressView>> {
    const { id: taxpayer } = await this.taxpayers.get(actorOf(call).id);
    await this.agents.actingFor(call);
    const address = { id: newId(), taxpayer, region, line, recipient, mobile, addedAt: this.clock.now() };
    return this.work.run(call, async tx => {
      this.taxpayers.addAddress(tx, address);
      return answered<AddressView>(tx, addressView, [address.id]);
    });
  }
}
