import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { LeadingDuty, LOGGER, type Logger } from '@counterless/platform';
import { Deliveries } from '../webhooks/ports.ts';

const kept = 30 * 24 * 3_600_000;

/** Forgets events after the 30 days for which the feed keeps them, with what was sent of them. */
@Injectable()
export class ForgetEvents extends LeadingDuty {
  constructor(private readonly deliveries: Deliveries, private readonly clock: Clock, @Inject(LOGGER) logger: Logger) {
    super('forget-events', 3_600_000, logger);
  }

  run(): Promise<void> {
    return this.deliveries.forgetBefore(new Date(this.clock.now().getTime() - kept));
  }
}
