import { Injectable } from '@nestjs/common';
import { tax, type PromiseExplained, type RequisitionExplanation, type RequisitionIdentified } from '@counterless/contracts';
import { Handles, type Call, type Handler } from '@counterless/platform';
import { afterOfficeMinutes } from '../domain/office-hours.ts';
import type { Requisition } from '../domain/requisition.ts';
import { InvoicePolicies } from '../ports/invoice-policies.ts';
import { Requisitions } from '../ports/requisitions.ts';
import { found } from '../requisitions/found.ts';
import { policyNamed } from '../views/policy-view.ts';

/** What was decided when it came in, on what, and how its promise was counted. */
@Injectable()
@Handles(tax.explainRequisition)
export class ExplainRequisitionHandler implements Handler<typeof tax.explainRequisition> {
  constructor(
    private readonly requisitions: Requisitions,
    private readonly policies: InvoicePolicies,
  ) {}

  async run({ requisitionId }: RequisitionIdentified, call: Call): Promise<RequisitionExplanation> {
    const requisition = await found(this.requisitions, requisitionId, call);
    const [first] = requisition.decisions;
    const policy = (await this.policies.around(requisition.region)).find(p => p.id === first!.policy);
    return {
      requisitionId,
      question: requisition.question,
      policy: policy ? policyNamed(policy) : null,
      outcome: first!.outcome === 'accept' ? 'accept' : 'refuse',
      reasons: [...first!.reasons],
      promise: policy && requisition.office ? promised(requisition, policy.rules.promiseMinutes) : null,
    };
  }
}

function promised({ requestedAt, office }: Requisition, minutes: number): PromiseExplained {
  const { due, counted } = afterOfficeMinutes(requestedAt, minutes, office!);
  const spells = counted.map(({ from, until }) => ({ from: from.toISOString(), until: until.toISOString() }));
  return { from: requestedAt.toISOString(), minutes, until: due.toISOString(), counted: spells };
}
