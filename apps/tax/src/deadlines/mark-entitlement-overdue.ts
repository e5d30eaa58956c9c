import { Injectable } from '@nestjs/common';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { Entitlements } from '../ports/entitlements.ts';

/** The fifth working day has passed without a decision: recorded and shown; the officers still have to decide. */
@Injectable()
@OnDeadline('entitlement.overdue')
export class MarkEntitlementOverdue implements DeadlineHandler {
  constructor(private readonly entitlements: Entitlements) {}

  async run(id: string, tx: Transaction, { dueAt }: { readonly dueAt: Date }): Promise<void> {
    await this.entitlements.change(tx, id, entitlement => {
      if (entitlement.status === 'requested') entitlement.overdueAt = dueAt;
    });
  }
}
