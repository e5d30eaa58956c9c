import { Injectable } from '@nestjs/common';
import { permits, type PassIdentified, type PassView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { holderOnly } from '../authority.ts';
import { Passes } from '../ports/passes.ts';
import { numbered, passAnswer } from '../views/pass-view.ts';

@Injectable()
@Handles(permits.withdrawPass)
export class WithdrawPassHandler implements Handler<typeof permits.withdrawPass> {
  constructor(
    private readonly passes: Passes,
    private readonly clock: Clock,
  ) {}

  run({ passId }: PassIdentified, call: Call): Promise<Answer<PassView>> {
    const actor = actorOf(call);
    return this.passes.change(
      call,
      passId,
      pass => holderOnly(pass, actor),
      (pass, tx) => {
        pass.withdraw(this.clock.now());
        tx.publish(permits.passWithdrawn, pass, numbered(pass));
        tx.cancel('pass.expire', pass.id);
        return passAnswer(pass);
      },
    );
  }
}
