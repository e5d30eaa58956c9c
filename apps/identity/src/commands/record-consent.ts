import { identity, identityProblems as p, type RecordConsent } from '@counterless/contracts';
import { Clock, newId, Problem } from '@counterless/kernel';
import { actorOf, Answer, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { holdableBy, refuseScopes } from '../authority/grantable-scopes.ts';
import { Consent, possibleUntil } from '../domain/consent.ts';
import { Person } from '../domain/person.ts';
import { Consents, People } from '../ports/stores.ts';
import { consentView } from '../views/consent.ts';

@Handles(identity.recordConsent)
export class RecordConsentHandler implements Handler<typeof identity.recordConsent> {
  constructor(
    private readonly consents: Consents,
    private readonly people: People,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run(request: RecordConsent, call: Call) {
    const actor = actorOf(call);
    if (!actor.roles?.includes('community-worker')) throw new Problem(p.notCommunityWorker);
    if ((request.personId === undefined) === (request.mobile === undefined)) throw new Problem(p.personNeeded);
    refuseScopes(request.scopes, holdableBy({ kind: 'person' }));
    const now = this.clock.now();
    const until = new Date(request.until);
    if (!possibleUntil(until, now)) throw new Problem(p.windowWrong);
    const known =
      request.personId !== undefined ? await this.people.get(request.personId) : await this.people.byMobile(request.mobile!);
    if (!known && request.name === undefined) throw new Problem(p.personNeeded);
    // Somebody met at the door has a name that he or she said and a number that is not proven yet.
    const person = known ?? Person.register({ id: newId(), at: now, name: request.name, mobile: request.mobile, level: 0 });
    const consent = Consent.record({
      id: newId(),
      workerId: actor.id,
      personId: person.id,
      purpose: request.purpose,
      scopes: [...new Set(request.scopes)],
      form: request.form,
      recordedAt: now,
      until,
    });
    return this.work.run(call, async tx => {
      if (!known) await this.people.add(tx, person);
      await this.consents.add(tx, consent);
      return new Answer(consentView(consent, person), { version: consent.version });
    });
  }
}
