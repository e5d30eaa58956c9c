import { Injectable } from '@nestjs/common';
import type { RequisitionView } from '@counterless/contracts';
import { UnitOfWork, type Answer, type Call, type Transaction } from '@counterless/platform';
import type { Requisition } from '../domain/requisition.ts';
import { Requisitions } from '../ports/requisitions.ts';
import { byRuleAsync } from '../refusals.ts';
import { answered } from '../views/answered.ts';
import { requisitionView } from '../views/requisition-view.ts';
import { tell } from './tell.ts';

/** Changes one requisition in one transaction, tells it, and answers how it stands after it. */
@Injectable()
export class RequisitionChanger {
  constructor(
    private readonly requisitions: Requisitions,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem `requisition.not-found`, `requisition.wrong-state`, `resource.stale`, and what `change` throws */
  change(
    call: Call,
    id: string,
    change: (requisition: Requisition, tx: Transaction) => void | Promise<void>,
  ): Promise<Answer<RequisitionView>> {
    return this.work.run(call, async tx => {
      await byRuleAsync(() =>
        this.requisitions.change(
          tx,
          id,
          async requisition => {
            await change(requisition, tx);
            tell(tx, requisition);
          },
          call.ifMatch,
        ),
      );
      return answered<RequisitionView>(tx, requisitionView, [id]);
    });
  }
}
