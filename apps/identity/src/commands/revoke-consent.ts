import { identity, identityProblems as p, type ConsentIdentified } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Answer, Handles, type Call, type Handler } from '@counterless/platform';
import { Consents, People, Revocations } from '../ports/stores.ts';
import { consentView } from '../views/consent.ts';

@Handles(identity.revokeConsent)
export class RevokeConsentHandler implements Handler<typeof identity.revokeConsent> {
  constructor(
    private readonly consents: Consents,
    private readonly people: People,
    private readonly revocations: Revocations,
    private readonly clock: Clock,
  ) {}

  async run(request: ConsentIdentified, call: Call) {
    const actor = actorOf(call);
    const found = await this.consents.get(request.consentId);
    if (actor.id !== found.personId && actor.id !== found.workerId) throw new Problem(p.consentNotFound);
    const person = await this.people.get(found.personId);
    return this.consents.update(call, found.id, async (consent, tx) => {
      const now = this.clock.now();
      if (consent.live(now)) await this.revocations.voidTokens(tx, consent.personId);
      consent.revoke(now);
      return new Answer(consentView(consent, person), { version: consent.version });
    });
  }
}
