import { identity, identityProblems as p, type MandateIdentified } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Answer, Handles, type Call, type Handler } from '@counterless/platform';
import { mustOwn } from '../authority/enterprise-owner.ts';
import { Enterprises, Mandates, People, Revocations } from '../ports/stores.ts';
import { mandateView } from '../views/mandate.ts';

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
      return new Answer(mandateView(mandate, enterprise, agent), { version: mandate.version });
    });
  }
}
