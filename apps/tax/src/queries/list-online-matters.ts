import { Injectable } from '@nestjs/common';
import { tax, type ListOnlineMatters, type OnlineMatterList } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { Handles, type Handler } from '@counterless/platform';
import { inForce } from '../domain/invoice-policy.ts';
import { InvoicePolicies } from '../ports/invoice-policies.ts';
import { policyNamed } from '../views/policy-view.ts';

/** Matters that the policy in force names; for all others the catalogue's online depth holds. */
@Injectable()
@Handles(tax.listOnlineMatters)
export class ListOnlineMattersHandler implements Handler<typeof tax.listOnlineMatters> {
  constructor(
    private readonly policies: InvoicePolicies,
    private readonly clock: Clock,
  ) {}

  async run({ region }: ListOnlineMatters): Promise<OnlineMatterList> {
    const policy = inForce(await this.policies.around(region), region, this.clock.now());
    return { policy: policy ? policyNamed(policy) : null, items: policy ? [...policy.rules.onlineMatters] : [] };
  }
}
