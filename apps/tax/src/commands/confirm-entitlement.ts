import { Injectable } from '@nestjs/common';
import { tax, type ConfirmEntitlement, type EntitlementView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { Entitlements } from '../ports/entitlements.ts';
import { byRule } from '../refusals.ts';
import { answered } from '../views/answered.ts';
import { entitlementView } from '../views/entitlement-view.ts';

@Injectable()
@Handles(tax.confirmEntitlement)
export class ConfirmEntitlementHandler implements Handler<typeof tax.confirmEntitlement> {
  constructor(
    private readonly entitlements: Entitlements,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run(request: ConfirmEntitlement, call: Call): Promise<Answer<EntitlementView>> {
    const officer = actorOf(call);
    return this.work.run(call, async tx => {
      await this.entitlements.change(
        tx,
        request.entitlementId,
        entitlement => {
          officerOver(officer, entitlement.region);
          byRule(() => entitlement.confirm(request, officer.id, request.reason, this.clock.now()));
          this.entitlements.replace(tx, entitlement.taxpayer, entitlement.type);
        },
        call.ifMatch,
      );
      tx.cancel('entitlement.overdue', request.entitlementId);
      return answered<EntitlementView>(tx, entitlementView, [request.entitlementId]);
    });
  }
}
