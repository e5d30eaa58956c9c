import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { Database, LeadingDuty, LOGGER, Loop, type Logger } from '@counterless/platform';
import { sweepRecords } from '../persistence/oidc-adapter.ts';
import { SigningKeys } from '../persistence/key-store.ts';
import { sweepCodes } from '../persistence/sign-in-codes.ts';

const hour = 3_600_000;

/** Makes the next signing key in time. */
@Injectable()
export class KeyRotation extends LeadingDuty {
  readonly name = 'key-rotation';
  readonly #loop: Loop;

  constructor(keys: SigningKeys, @Inject(LOGGER) logger: Logger) {
    super();
    this.#loop = new Loop(this.name, hour / 2, () => keys.rotate(), logger);
  }

  start(): Promise<void> {
    return this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }
}

/** Removes what has expired: sessions, tokens, interactions, one-time codes. */
@Injectable()
export class Sweep extends LeadingDuty {
  readonly name = 'sweep';
  readonly #loop: Loop;

  constructor(database: Database, clock: Clock, @Inject(LOGGER) logger: Logger) {
    super();
    this.#loop = new Loop(
      this.name,
      300_000,
      async () => {
        await database.read(sweepRecords, []);
        await database.read(sweepCodes, [new Date(clock.now().getTime() - 24 * hour)]);
      },
      logger,
    );
  }

  start(): Promise<void> {
    return this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }
}
