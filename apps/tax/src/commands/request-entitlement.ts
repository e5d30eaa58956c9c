import { Injectable } from '@nestjs/common';
import { tax, type EntitlementView, type RequestEntitlement } from '@counterless/contracts';
import { Clock, newId } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { Entitlement } from '../domain/entitlement.ts';
import { Agents } from '../ports/agents.ts';
import { Entitlements } from '../ports/entitlements.ts';
import { Taxpayers } from '../ports/taxpayers.ts';
import { byRule } from '../refusals.ts';
import { answered } from '../views/answered.ts';
import { entitlementView } from '../views/entitlement-view.ts';

@Injectable()
@Handles(tax.requestEntitlement)
export class RequestEntitlementHandler implements Handler<typeof tax.requestEntitlement> {
  constructor(
    private readonly agents: Agents,
    private readonly taxpayers: Taxpayers,
    private readonly entitlements: Entitlements,
    private readonly clock: Clock,
  ) {}

  async run({ type, monthlyQuantity, highestAmount }: RequestEntitlement, call: Call): Promise<Answer<EntitlementView>> {
    const { id: taxpayer, region } = await this.taxpayers.get(actorOf(call).id);
    await this.agents.actingFor(call);
    const { entitlement, ends } = byRule(() =>
      Entitlement.request({ id: newId(), taxpayer, region, type, monthlyQuantity, highestAmount }, this.clock.now()),
    );
    return this.entitlements.create(call, entitlement, (_made, tx) => {
      tx.schedule('entitlement.overdue', entitlement.id, ends);
      return answered<EntitlementView>(tx, entitlementView, [entitlement.id]);
    });
  }
}
