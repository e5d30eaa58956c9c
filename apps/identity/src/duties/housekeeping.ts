import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { Database, LeadingDuty, LOGGER, type Logger } from '@counterless/platform';
import { sweepRecords } from '../persistence/oidc-adapter.ts';
import { SigningKeys } from '../persistence/key-store.ts';
import { sweepCodes } from '../persistence/sign-in-codes.ts';

const hour = 3_600_000;

/** Makes the next signing key in time. */
@Injectable()
export class KeyRotation extends LeadingDuty {
  constructor(private readonly keys: SigningKeys, @Inject(LOGGER) logger: Logger) {
    super('key-rotation', hour / 2, logger);
  }

  run(): Promise<unknown> {
    return this.keys.rotate();
  }
}

/** Removes what has expired: sessions, tokens, interactions, one-time codes. */
@Injectable()
export class Sweep extends LeadingDuty {
  constructor(private readonly database: Database, private readonly clock: Clock, @Inject(LOGGER) logger: Logger) {
    super('sweep', 300_000, logger);
  }

  async run(): Promise<void> {
    await this.database.read(sweepRecords, []);
    await this.database.read(sweepCodes, [new Date(this.clock.now().getTime() - 24 * hour)]);
  }
}
