import { Injectable } from '@nestjs/common';
import { permits, permitsProblems, type Actor, type ExtendPass, type PassView } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { holderOnly, officerOver } from '../authority.ts';
import { decide, inForce, type PassPolicy } from '../domain/pass-policy.ts';
import type { Pass } from '../domain/pass.ts';
import { PassPolicies } from '../ports/pass-policies.ts';
import { Passes } from '../ports/passes.ts';
import { granted, passAnswer } from '../views/pass-view.ts';

const mayExtend = (actor: Actor) => (pass: Pass) =>
  actor.kind === 'officer' ? officerOver(actor, pass.destination) : holderOnly(pass, actor);

/** The holder extends as far as the policy in force would grant the whole window at once; an officer of the destination beyond. */
@Injectable()
@Handles(permits.extendPass)
export class ExtendPassHandler implements Handler<typeof permits.extendPass> {
  constructor(
    private readonly passes: Passes,
    private readonly policies: PassPolicies,
    private readonly clock: Clock,
  ) {}

  async run({ passId, validUntil, reason }: ExtendPass, call: Call): Promise<Answer<PassView>> {
    const actor = actorOf(call);
    const at = this.clock.now();
    const until = new Date(validUntil);
    const policy = actor.kind === 'officer' ? undefined : await this.#policyFor(passId, actor, at);
    return this.passes.change(call, passId, mayExtend(actor), (pass, tx) => {
      if (actor.kind === 'officer') pass.extend(until, { officer: actor.id, reason, at });
      else pass.extendByPolicy(until, decide(policy, pass.question(at, until)), reason);
      tx.publish(permits.passExtended, pass, granted(pass));
      tx.schedule('pass.expire', pass.id, pass.validUntil);
      return passAnswer(pass);
    });
  }

  /** The policy now in force, which may be another than when the pass was asked for. @throws Problem `pass.no-policy` */
  async #policyFor(passId: string, actor: Actor, at: Date): Promise<PassPolicy> {
    const pass = await this.passes.get(passId);
    mayExtend(actor)(pass);
    const policy = inForce(await this.policies.around(pass.destination), pass.destination, at);
    if (!policy)
      throw new Problem(permitsProblems.noPolicy, {
        detail: { en: 'only an officer can extend here', zh: '须由工作人员办理延期' },
      });
    return policy;
  }
}
