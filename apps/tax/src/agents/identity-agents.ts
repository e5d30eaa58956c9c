import { Injectable } from '@nestjs/common';
import { identity, identityProblems, taxProblems } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Bus, type Call } from '@counterless/platform';
import { Agents } from '../ports/agents.ts';

/** Mandates are identity's. A token says what held when it was given; a mandate that has ended since is seen here. */
@Injectable()
export class IdentityAgents extends Agents {
  constructor(private readonly bus: Bus) {
    super();
  }

  async actingFor(call: Call): Promise<{ name: string; uscc: string }> {
    const { id: enterpriseId, act } = actorOf(call);
    if (act?.kind !== 'person' || !('actors' in call.operation.access) || call.operation.access.scope === undefined) throw new Problem(taxProblems.mandateEnded);
    const asked = { enterpriseId, agentId: act.id, scope: call.operation.access.scope };
    const { traceparent, requestId } = call;
    const enterprise = await this.bus.ask(identity.readEnterprise, asked, { traceparent, requestId }).catch((error: unknown) => {
      // An enterprise that is no longer there has no agents either.
      if (error instanceof Problem && error.type === identityProblems.enterpriseNotFound) return undefined;
      throw error;
    });
    if (!enterprise?.mandated) throw new Problem(taxProblems.mandateEnded);
    return { name: enterprise.name, uscc: enterprise.uscc };
  }
}
