import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { LeadingDuty, LOGGER, type Logger } from '@counterless/platform';
import { SignInCodes } from '../sending/ports.ts';

const day = 24 * 3_600_000;

/** Forgets which numbers asked for codes once that no longer counts. */
@Injectable()
export class ForgetCodes extends LeadingDuty {
  constructor(private readonly codes: SignInCodes, private readonly clock: Clock, @Inject(LOGGER) logger: Logger) {
    super('forget-codes', 3_600_000, logger);
  }

  run(): Promise<void> {
    return this.codes.forgetBefore(new Date(this.clock.now().getTime() - day));
  }
}
