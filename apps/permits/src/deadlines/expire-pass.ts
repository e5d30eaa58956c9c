import { Injectable } from '@nestjs/common';
import { permits } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { Passes } from '../ports/passes.ts';
import { numbered } from '../views/pass-view.ts';

/** The window of a pass has ended: it expires, or lapses where nobody has decided. It may have been refused, revoked, handed back or extended in the meantime. */
@Injectable()
@OnDeadline('pass.expire')
export class ExpirePass implements DeadlineHandler {
  constructor(
    private readonly passes: Passes,
    private readonly clock: Clock,
  ) {}

  async run(passId: string, tx: Transaction): Promise<void> {
    const now = this.clock.now();
    await this.passes.changeWithin(
      tx,
      passId,
      pass => pass.statusAt(now) !== pass.status,
      pass => {
        pass.endWindow();
        if (pass.status === 'expired') tx.publish(permits.passExpired, pass, numbered(pass));
        else tx.publish(permits.passLapsed, pass, { passId, destination: pass.destination });
      },
    );
  }
}
