import { Injectable } from '@nestjs/common';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { Requisitions } from '../ports/requisitions.ts';

/** The promise is near its end and nobody has taken it up. */
@Injectable()
@OnDeadline('requisition.escalate')
export class EscalateRequisition implements DeadlineHandler {
  constructor(private readonly requisitions: Requisitions) {}

  async run(id: string, tx: Transaction, { dueAt }: { readonly dueAt: Date }): Promise<void> {
    await this.requisitions.change(tx, id, requisition => {
      if (requisition.status === 'waiting') requisition.escalate(dueAt);
    });
  }
}
