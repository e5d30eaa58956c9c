import {
  actorText,
  identity,
  identityProblems as p,
  type Actor,
  type GrantMandate,
  type MandateIdentified,
  type MandateView,
} from '@counterless/contracts';
import { Clock, newId, Problem } from '@counterless/kernel';
import { actorOf, Answer, Handles, type Call, type Handler } from '@counterless/platform';
import { Mandate, possibleWindow, type Enterprise } from '../domain/mandate.ts';
import type { Person } from '../domain/person.ts';
import { Enterprises, Mandates, People, Revocations } from '../ports/stores.ts';
import { holdableBy, refuseScopes } from './scope-check.ts';

function view(m: Mandate, e: Enterprise, agent: Person): MandateView {
  return {
    id: m.id,
    version: m.version,
    enterpriseId: e.id,
    enterpriseName: e.name,
    uscc: e.uscc,
    agentId: agent.id,
    agentName: agent.nameMasked,
    role: m.role,
    scopes: m.scopes,
    starts: m.starts.toISOString(),
    ends: m.ends.toISOString(),
    endedAt: m.endedAt?.toISOString() ?? null,
  };
}

/** An enterprise acts on its mandates through an owner only, and on its own only; others' do not exist for it. */
async function mustOwn(actor: Actor, enterpriseId: string, mandates: Mandates, now: Date, missing: Problem): Promise<void> {
  if (actor.kind !== 'enterprise') return;
  if (actor.id !== enterpriseId) throw missing;
  const own = actor.act?.kind === 'person' ? await mandates.inForce(enterpriseId, actor.act.id, now) : undefined;
  if (own?.role !== 'owner') throw new Problem(p.notOwner);
}

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
        new Answer(view(mandate, enterprise, agent), {
          version: mandate.version,
        }),
    );
  }
}

@Handles(identity.endMandate)
export class EndMandateHandler implements Handler<typeof identity.endMandate> {
  constructor(
    private readonly mandates: Mandates,
    private readonly enterprises: Enterprises,
    private readonly people: People,
    private readonly revocations: Revocations,
    private readonly clock: Clock,
  ) {}

  async run(request: MandateIdentified, call: Call) {
    const now = this.clock.now();
    const found = await this.mandates.get(request.mandateId);
    await mustOwn(actorOf(call), found.enterpriseId, this.mandates, now, new Problem(p.mandateNotFound));
    const [enterprise, agent] = await Promise.all([this.enterprises.get(found.enterpriseId), this.people.get(found.agentId)]);
    return this.mandates.update(call, request.mandateId, async (mandate, tx) => {
      if (!mandate.end(now)) throw new Problem(p.mandateEnded);
      // Tokens name the enterprise, not the mandate: its other agents exchange anew, which takes them one request.
      await this.revocations.voidTokens(tx, enterprise.id);
      return new Answer(view(mandate, enterprise, agent), { version: mandate.version });
    });
  }
}
