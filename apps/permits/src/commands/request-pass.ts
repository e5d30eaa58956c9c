import { Injectable } from '@nestjs/common';
import { actorText, permits, type PassView, type RequestPass } from '@counterless/contracts';
import { Clock, newId } from '@counterless/kernel';
import { actorOf, Answer, Handles, type Call, type Handler } from '@counterless/platform';
import { Pass, type Holder } from '../domain/pass.ts';
import { decide, inForce, type CargoKind } from '../domain/pass-policy.ts';
import { PassNumbers } from '../ports/pass-numbers.ts';
import { PassPolicies } from '../ports/pass-policies.ts';
import { Passes } from '../ports/passes.ts';
import { Regions } from '../ports/regions.ts';
import { byRule } from '../refusals.ts';
import { granted, passAddress, passView } from '../views/pass-view.ts';

/** Asks for a pass; the policy in force decides at once, or refers it to the officers. */
@Injectable()
@Handles(permits.requestPass)
export class RequestPassHandler implements Handler<typeof permits.requestPass> {
  constructor(
    private readonly passes: Passes,
    private readonly policies: PassPolicies,
    private readonly numbers: PassNumbers,
    private readonly regions: Regions,
    private readonly clock: Clock,
  ) {}

  async run(request: RequestPass, call: Call): Promise<Answer<PassView>> {
    const { origin, destination } = request;
    this.regions.mustExist([
      ['$.origin', origin],
      ['$.destination', destination],
    ]);
    const now = this.clock.now();
    const pass = byRule(() => Pass.request(newId(), asked(request), holderOf(call), now));
    const decision = decide(inForce(await this.policies.around(destination), destination, now), pass.question(now));
    pass.takePolicy(decision, decision.outcome === 'grant' ? await this.numbers.next(destination) : undefined);
    return this.passes.add(call, pass, tx => {
      if (pass.status === 'granted') tx.publish(permits.passGranted, pass, granted(pass));
      else
        tx.publish(pass.status === 'refused' ? permits.passRefused : permits.passRequested, pass, {
          passId: pass.id,
          destination,
        });
      if (pass.status !== 'refused') tx.schedule('pass.expire', pass.id, pass.validUntil);
      return new Answer(passView(pass), { version: pass.version, location: passAddress(pass.id) });
    });
  }
}

function asked({ plate, driver, cargo, origin, destination, route, validFrom, validUntil }: RequestPass) {
  const kind = cargo.kind satisfies CargoKind;
  return {
    plate,
    driver,
    cargo: { ...cargo, kind },
    origin,
    destination,
    route,
    validFrom: new Date(validFrom),
    validUntil: new Date(validUntil),
  };
}

function holderOf(call: Call): Holder {
  const actor = actorOf(call);
  if (actor.kind !== 'person' && actor.kind !== 'enterprise') throw new Error(`${actorText(actor)} cannot hold a pass`);
  return { kind: actor.kind, id: actor.id, client: actor.client };
}
