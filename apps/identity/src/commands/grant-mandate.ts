import { actorText, identity, identityProblems as p, type GrantMandate } from '@counterless/contracts';
import { Clock, newId, Problem } from '@counterless/kernel';
import { actorOf, Answer, Handles, type Call, type Handler } from '@counterless/platform';
import { mustOwn } from '../authority/enterprise-owner.ts';
import { holdableBy, refuseScopes } from '../authority/grantable-scopes.ts';
import { Mandate, possibleWindow } from '../domain/mandate.ts';
import { Enterprises, Mandates, People } from '../ports/stores.ts';
import { mandateView } from '../views/mandate.ts';

@Handles(identity.grantMandate)
export class GrantMandateHandler implements Handler<typeof identity.grantMandate> {
  constructor(
    private readonly mandates: Mandates,
    private readonly enterprises: Enterprises,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  async run(request: GrantMandate, call: Call) {
    const actor = actorOf(call);
    const now = this.clock.now();
    await mustOwn(actor, request.enterpriseId, this.mandates, now, new Problem(p.enterpriseNotFound));
    if ((request.agentId === undefined) === (request.agentMobile === undefined)) throw new Problem(p.agentNeeded);
    refuseScopes(request.scopes, holdableBy({ kind: 'enterprise' }));
    const starts = request.starts ? new Date(request.starts) : now;
    const ends = new Date(request.ends);
    if (!possibleWindow(starts, ends, now)) throw new Problem(p.windowWrong);
    const [enterprise, agent] = await Promise.all([
      this.enterprises.get(request.enterpriseId),
      request.agentId === undefined
        ? this.people.byMobile(request.agentMobile!)
        : this.people.get(request.agentId).catch(() => undefined),
    ]);
    if (!agent) throw new Problem(p.agentUnknown);
    const mandate = Mandate.grant({
      id: newId(),
      enterpriseId: enterprise.id,
      agentId: agent.id,
      role: request.role ?? 'agent',
      scopes: [...new Set(request.scopes)],
      starts,
      ends,
      grantedBy: actorText(actor),
      createdAt: now,
    });
    return this.mandates.create(
      call,
      mandate,
      () =>
        new Answer(mandateView(mandate, enterprise, agent), {
          version: mandate.version,
        }),
    );
  }
}
