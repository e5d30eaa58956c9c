import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { LeadingDuty, LOGGER, Loop, type Logger } from '@counterless/platform';
import { Deliveries } from '../webhooks/ports.ts';

const kept = 30 * 24 * 3_600_000;

/** Forgets events after the 30 days for which the feed keeps them, with what was sent of them. */
@Injectable()
export class ForgetEvents extends LeadingDuty {
  readonly name = 'forget-events';
  readonly #loop: Loop;

  constructor(deliveries: Deliveries, clock: Clock, @Inject(LOGGER) logger: Logger) {
    super();
    this.#loop = new Loop(this.name, 3_600_000, () => deliveries.forgetBefore(new Date(clock.now().getTime() - kept)), logger);
  }

  start(): Promise<void> {
    return this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }
}
