import { Injectable } from '@nestjs/common';
import { tax, taxProblems, type AddAddress, type AddressView } from '@counterless/contracts';
import { Clock, newId, Problem } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Answer, type Call, type Handler } from '@counterless/platform';
import { inArea, inForce } from '../domain/invoice-policy.ts';
import { Agents } from '../ports/agents.ts';
import { InvoicePolicies } from '../ports/invoice-policies.ts';
import { Taxpayers } from '../ports/taxpayers.ts';
import { answered } from '../views/answered.ts';
import { addressView } from '../views/taxpayer-view.ts';

@Injectable()
@Handles(tax.addAddress)
export class AddAddressHandler implements Handler<typeof tax.addAddress> {
  constructor(
    private readonly agents: Agents,
    private readonly taxpayers: Taxpayers,
    private readonly policies: InvoicePolicies,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run({ region, line, recipient, mobile }: AddAddress, call: Call): Promise<Answer<AddressView>> {
    const of = await this.taxpayers.get(actorOf(call).id);
    await this.agents.actingFor(call);
    const now = this.clock.now();
    const policy = inForce(await this.policies.around(of.region), of.region, now);
    if (policy && !inArea(policy.rules, region)) {
      const area = policy.rules.prescribedArea.join(', ');
      const message = { en: `must lie within ${area}`, zh: `应在 ${area} 范围内` };
      throw new Problem(taxProblems.addressOutside, { faults: [{ path: '$.region', code: 'outside-area', message }] });
    }
    const address = { id: newId(), taxpayer: of.id, region, line, recipient, mobile, addedAt: now };
    return this.work.run(call, async tx => {
      this.taxpayers.addAddress(tx, address);
      return answered<AddressView>(tx, addressView, [address.id]);
    });
  }
}
