import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { LeadingDuty, LOGGER, Loop, type Logger } from '@counterless/platform';
import { SignInCodes } from '../sending/ports.ts';

const day = 24 * 3_600_000;

/** Forgets which numbers asked for codes once that no longer counts. */
@Injectable()
export class ForgetCodes extends LeadingDuty {
  readonly name = 'forget-codes';
  readonly #loop: Loop;

  constructor(codes: SignInCodes, clock: Clock, @Inject(LOGGER) logger: Logger) {
    super();
    this.#loop = new Loop(this.name, 3_600_000, () => codes.forgetBefore(new Date(clock.now().getTime() - day)), logger);
  }

  start(): Promise<void> {
    return this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }
}
