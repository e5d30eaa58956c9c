import { Injectable } from '@nestjs/common';
import {
  actorText,
  general,
  permits,
  permitsProblems,
  type PassPolicyRules,
  type PassPolicyView,
  type PublishPassPolicy,
} from '@counterless/contracts';
import { Clock, newId, Problem } from '@counterless/kernel';
import { actorOf, Answer, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { PassPolicies } from '../ports/pass-policies.ts';
import { Regions } from '../ports/regions.ts';

/** A policy is published once and never changed: whoever wants another one publishes it with its own start. */
@Injectable()
@Handles(permits.publishPassPolicy)
export class PublishPassPolicyHandler implements Handler<typeof permits.publishPassPolicy> {
  constructor(
    private readonly policies: PassPolicies,
    private readonly regions: Regions,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run({ region, startsAt, title, rules }: PublishPassPolicy, call: Call): Promise<Answer<PassPolicyView>> {
    const actor = actorOf(call);
    this.regions.mustExist([
      ['$.region', region],
      ...rules.referOrigins.map((r, i) => [`$.rules.referOrigins[${i}]`, r] as const),
      ...rules.refuseOrigins.map((r, i) => [`$.rules.refuseOrigins[${i}]`, r] as const),
    ]);
    officerOver(actor, region);
    consistent(rules);
    const start = new Date(startsAt);
    const now = this.clock.now();
    if (start < now) {
      const message = { en: `it is ${now.toISOString()} already`, zh: `现在已是 ${now.toISOString()}` };
      throw new Problem(permitsProblems.policyPast, { faults: [{ path: '$.startsAt', code: 'past', message }] });
    }
    const policy = { id: newId(), region, startsAt: start, title, rules, publishedAt: now, publishedBy: actorText(actor) };
    const answer = await this.work.run(call, async tx => {
      await this.policies.publish(tx, policy);
      return new Answer<PassPolicyView>({
        id: policy.id,
        region,
        startsAt: start.toISOString(),
        title,
        rules,
        publishedAt: now.toISOString(),
      });
    });
    this.policies.forget();
    return answer;
  }
}

/** @throws Problem `request.invalid` when a kind of cargo is both granted at once and never let in. */
function consistent({ grantCargo, refuseCargo }: PassPolicyRules): void {
  const faults = refuseCargo.flatMap((kind, i) =>
    grantCargo.includes(kind)
      ? [
          {
            path: `$.rules.refuseCargo[${i}]`,
            code: 'contradiction',
            message: { en: `${kind} stands in grantCargo too`, zh: `${kind} 同时列于 grantCargo` },
          },
        ]
      : [],
  );
  if (faults.length > 0) throw new Problem(general.invalid, { faults });
}
