import { Injectable } from '@nestjs/common';
import { actorText, general, tax, type InvoicePolicyView, type PublishInvoicePolicy } from '@counterless/contracts';
import { Clock, newId, Problem } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { faultsOf } from '../domain/policy-timeline.ts';
import { InvoicePolicies } from '../ports/invoice-policies.ts';
import { byRuleAsync } from '../refusals.ts';
import { policyView } from '../views/policy-view.ts';

/** A policy is data with a start. It is published once; its end is set when the next one follows. */
@Injectable()
@Handles(tax.publishInvoicePolicy)
export class PublishInvoicePolicyHandler implements Handler<typeof tax.publishInvoicePolicy> {
  constructor(
    private readonly policies: InvoicePolicies,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run({ region, title, startsAt, endsAt, rules }: PublishInvoicePolicy, call: Call): Promise<InvoicePolicyView> {
    const actor = actorOf(call);
    officerOver(actor, region);
    const faults = faultsOf(rules);
    if (faults.length > 0) throw new Problem(general.invalid, { faults });
    const policy = {
      id: newId(),
      region,
      title,
      startsAt: new Date(startsAt),
      endsAt: endsAt === undefined ? null : new Date(endsAt),
      rules,
      publishedAt: this.clock.now(),
      publishedBy: actorText(actor),
    };
    const published = await this.work.run(call, async tx => {
      await byRuleAsync(() => this.policies.publish(tx, policy));
      const closed = rules.onlineMatters.filter(m => !m.open).map(m => m.code);
      const starts = policy.startsAt.toISOString();
      const ends = policy.endsAt?.toISOString();
      tx.publish(
        tax.onlineMattersSet,
        { id: policy.id, version: 1 },
        { policyId: policy.id, region, title, startsAt: starts, ...(ends && { endsAt: ends }), closed },
      );
      return policyView(policy);
    });
    this.policies.forget();
    return published;
  }
}
