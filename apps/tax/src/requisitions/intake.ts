import { Injectable } from '@nestjs/common';
import { actorText, general, pathOf, tax, type RequisitionLine, type RequisitionView } from '@counterless/contracts';
import { Clock, newId, Problem } from '@counterless/kernel';
import { actorOf, UnitOfWork, type Answer, type Call } from '@counterless/platform';
import { decide, inForce, type Question } from '../domain/invoice-policy.ts';
import { Requisition } from '../domain/requisition.ts';
import type { Taxpayer } from '../domain/taxpayer.ts';
import { InvoicePolicies } from '../ports/invoice-policies.ts';
import { Requisitions } from '../ports/requisitions.ts';
import { answered } from '../views/answered.ts';
import { requisitionView } from '../views/requisition-view.ts';
import { tell } from './tell.ts';

/** Takes a requisition in: the policy in force decides it at once, online as at the counter. */
@Injectable()
export class Intake {
  constructor(
    private readonly policies: InvoicePolicies,
    private readonly requisitions: Requisitions,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param address where to post it; none at the counter @throws Problem `request.invalid`, `address.not-found` */
  async take(
    call: Call,
    taxpayer: Taxpayer,
    lines: readonly RequisitionLine[],
    address: string | null,
  ): Promise<Answer<RequisitionView>> {
    eachOnce(lines);
    const now = this.clock.now();
    const policy = inForce(await this.policies.around(taxpayer.region), taxpayer.region, now);
    return this.work.run(call, async tx => {
      const { grade, entitled, drawn } = await this.requisitions.standing(tx, taxpayer.id, now);
      const addressRegion = address === null ? null : await this.requisitions.addressRegion(tx, taxpayer.id, address);
      const question: Question = {
        at: now.toISOString(),
        channel: address === null ? 'counter' : 'online',
        grade,
        addressRegion,
        lines: lines.map(({ type, quantity }) => ({ type, quantity, entitled: entitled[type] ?? null, drawn: drawn[type] ?? 0 })),
      };
      const { requisition, escalateAt } = Requisition.ask(
        { id: newId(), taxpayer: taxpayer.id, region: taxpayer.region, address, actor: actorText(actorOf(call)), question },
        decide(policy, question),
        policy?.rules,
      );
      await this.requisitions.add(tx, requisition);
      tell(tx, requisition);
      if (escalateAt) tx.schedule('requisition.escalate', requisition.id, escalateAt);
      return answered<RequisitionView>(
        tx,
        requisitionView,
        [requisition.id],
        pathOf(tax.readRequisition, { requisitionId: requisition.id }),
      );
    });
  }
}

/** @throws Problem `request.invalid` for a type that stands twice: two quantities of it would each be measured by itself. */
function eachOnce(lines: readonly RequisitionLine[]): void {
  const faults = lines.flatMap(({ type }, i) =>
    lines.findIndex(l => l.type === type) < i
      ? [{ path: `$.lines[${i}].type`, code: 'twice', message: { en: `${type} stands above already`, zh: `${type} 已在前列出` } }]
      : [],
  );
  if (faults.length > 0) throw new Problem(general.invalid, { faults });
}
