import { Injectable } from '@nestjs/common';
import { tax, type ReplayRequisition, type RequisitionReplay } from '@counterless/contracts';
import { Handles, type Call, type Handler } from '@counterless/platform';
import { decide, inForce } from '../domain/invoice-policy.ts';
import { InvoicePolicies } from '../ports/invoice-policies.ts';
import { Requisitions } from '../ports/requisitions.ts';
import { found } from '../requisitions/found.ts';
import { policyNamed } from '../views/policy-view.ts';

/** The same question under the policy of another date: grade, entitlement and month stay as they were when it was asked. */
@Injectable()
@Handles(tax.replayRequisition)
export class ReplayRequisitionHandler implements Handler<typeof tax.replayRequisition> {
  constructor(
    private readonly requisitions: Requisitions,
    private readonly policies: InvoicePolicies,
  ) {}

  async run({ requisitionId, at }: ReplayRequisition, call: Call): Promise<RequisitionReplay> {
    const { question, region, decisions } = await found(this.requisitions, requisitionId, call);
    const policy = inForce(await this.policies.around(region), region, new Date(at));
    const { outcome, findings } = decide(policy, question);
    return {
      requisitionId,
      at,
      policy: policy ? policyNamed(policy) : null,
      outcome,
      same: outcome === decisions[0]!.outcome,
      reasons: [...findings],
    };
  }
}
