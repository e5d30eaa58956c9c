import { Injectable } from '@nestjs/common';
import { permits, type DecidePass, type PassView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { PassNumbers } from '../ports/pass-numbers.ts';
import { Passes } from '../ports/passes.ts';
import { byRule } from '../refusals.ts';
import { granted, passAnswer } from '../views/pass-view.ts';

@Injectable()
@Handles(permits.grantPass)
export class GrantPassHandler implements Handler<typeof permits.grantPass> {
  constructor(
    private readonly passes: Passes,
    private readonly numbers: PassNumbers,
    private readonly clock: Clock,
  ) {}

  async run({ passId, reason }: DecidePass, call: Call): Promise<Answer<PassView>> {
    const officer = actorOf(call);
    const ruling = { officer: officer.id, reason, at: this.clock.now() };
    // Looked at before a number is taken for it; whether it may be granted is decided under the lock.
    const seen = await this.passes.get(passId);
    officerOver(officer, seen.destination);
    byRule(() => seen.mustBe('requested', ruling.at));
    const number = await this.numbers.next(seen.destination);
    return this.passes.change(
      call,
      passId,
      pass => officerOver(officer, pass.destination),
      (pass, tx) => {
        pass.grant(number, ruling);
        tx.publish(permits.passGranted, pass, granted(pass));
        return passAnswer(pass);
      },
    );
  }
}
