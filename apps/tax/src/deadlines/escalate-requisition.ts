import { Injectable } from '@nestjs/common';
import { tax } from '@counterless/contracts';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { Requisitions } from '../ports/requisitions.ts';

/** The promise is near its end and nobody has taken it up. */
@Injectable()
@OnDeadline('requisition.escalate')
export class EscalateRequisition implements DeadlineHandler {
  constructor(private readonly requisitions: Requisitions) {}

  async run(id: string, tx: Transaction, { dueAt }: { readonly dueAt: Date }): Promise<void> {
    await this.requisitions.change(tx, id, requisition => {
      const { taxpayer: taxpayerId, region, status } = requisition;
      if (status !== 'waiting') return;
      requisition.escalate(dueAt);
      tx.publish(tax.requisitionEscalated, requisition, { requisitionId: id, taxpayerId, region, status });
    });
  }
}
