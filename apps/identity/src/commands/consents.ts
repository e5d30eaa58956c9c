import {
  identity,
  identityProblems as p,
  type ConsentIdentified,
  type ConsentView,
  type RecordConsent,
} from '@counterless/contracts';
import { Clock, newId, Problem } from '@counterless/kernel';
import { actorOf, Answer, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { Consent, possibleUntil } from '../domain/consent.ts';
import { Person } from '../domain/person.ts';
import { Consents, People, Revocations } from '../ports/stores.ts';
import { holdableBy, refuseScopes } from './scope-check.ts';

function view(c: Consent, person: Person): ConsentView {
  return {
    id: c.id,
    version: c.version,
    workerId: c.workerId,
    personId: c.personId,
    personName: person.nameMasked,
    purpose: c.purpose,
    scopes: c.scopes,
    form: c.form,
    recordedAt: c.recordedAt.toISOString(),
    until: c.until.toISOString(),
    revokedAt: c.revokedAt?.toISOString() ?? null,
  };
}

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
      return new Answer(view(consent, person), { version: consent.version });
    });
  }
}

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
      return new Answer(view(consent, person), { version: consent.version });
    });
  }
}
