import { Injectable } from '@nestjs/common';
import { tax, type RefuseEntitlement, type EntitlementView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { Entitlements } from '../ports/entitlements.ts';
import { byRule } from '../refusals.ts';
import { answered } from '../views/answered.ts';
import { entitlementView } from '../views/entitlement-view.ts';

@Injectable()
@Handles(tax.refuseEntitlement)
export class RefuseEntitlementHandler implements Handler<typeof tax.refuseEntitlement> {
  constructor(
    private readonly entitlements: Entitlements,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run(request: RefuseEntitlement, call: Call): Promise<Answer<EntitlementView>> {
    const officer = actorOf(call);
    return this.work.run(call, async tx => {
      await this.entitlements.change(
        tx,
        request.entitlementId,
        entitlement => {
          officerOver(officer, entitlement.region);
          byRule(() => entitlement.refuse(officer.id, request.reason, this.clock.now()));
        },
        call.ifMatch,
      );
      tx.cancel('entitlement.overdue', request.entitlementId);
      return answered<EntitlementView>(tx, entitlementView, [request.entitlementId]);
    });
  }
}
