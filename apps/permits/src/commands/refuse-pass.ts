import { Injectable } from '@nestjs/common';
import { permits, type DecidePass, type PassView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { Passes } from '../ports/passes.ts';
import { passAnswer } from '../views/pass-view.ts';

@Injectable()
@Handles(permits.refusePass)
export class RefusePassHandler implements Handler<typeof permits.refusePass> {
  constructor(
    private readonly passes: Passes,
    private readonly clock: Clock,
  ) {}

  run({ passId, reason }: DecidePass, call: Call): Promise<Answer<PassView>> {
    const officer = actorOf(call);
    return this.passes.change(
      call,
      passId,
      pass => officerOver(officer, pass.destination),
      (pass, tx) => {
        pass.refuse({ officer: officer.id, reason, at: this.clock.now() });
        tx.publish(permits.passRefused, pass, { passId, destination: pass.destination });
        tx.cancel('pass.expire', pass.id);
        return passAnswer(pass);
      },
    );
  }
}
