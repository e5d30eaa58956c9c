import { Injectable } from '@nestjs/common';
import { permits } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { Passes } from '../ports/passes.ts';
import { numbered } from '../views/pass-view.ts';

/** The window of a granted pass has ended. It may have been revoked, handed back or extended in the meantime. */
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
      pass => pass.status === 'granted' && pass.validUntil <= now,
      pass => {
        // It ended when its window did, however late that is noticed.
        pass.expire(pass.validUntil);
        tx.publish(permits.passExpired, pass, numbered(pass));
      },
    );
  }
}
