import { Injectable } from '@nestjs/common';
import { tax, type AddressIdentified, type AddressView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Answer, type Call, type Handler } from '@counterless/platform';
import { Taxpayers } from '../ports/taxpayers.ts';
import { answered } from '../views/answered.ts';
import { addressView } from '../views/taxpayer-view.ts';

@Injectable()
@Handles(tax.removeAddress)
export class RemoveAddressHandler implements Handler<typeof tax.removeAddress> {
  constructor(
    private readonly taxpayers: Taxpayers,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run({ addressId }: AddressIdentified, call: Call): Promise<Answer<AddressView>> {
    return this.work.run(call, async tx => {
      await this.taxpayers.removeAddress(tx, addressId, actorOf(call).id, this.clock.now());
      return answered<AddressView>(tx, addressView, [addressId]);
    });
  }
}
