import { Inject, Injectable } from '@nestjs/common';
import { services } from '@counterless/contracts';
import { Clock, SandboxClock } from '@counterless/kernel';
import { Bus, ClockMover, LeadingDuty, LOGGER, type Logger } from '@counterless/platform';
import { ClockTarget } from '../ports/clock-target.ts';

/** Moves the sandbox's clock to where it is wanted. The target is kept until it is reached, so one that was interrupted goes on. */
@Injectable()
export class DriveClock extends LeadingDuty {
  readonly #mover: ClockMover | undefined;

  constructor(private readonly target: ClockTarget, bus: Bus, clock: Clock, @Inject(LOGGER) logger: Logger) {
    super('clock', 100, logger);
    // The gateway keeps no time but the machine's.
    if (clock instanceof SandboxClock) this.#mover = new ClockMover(bus.connection, services.filter(s => s !== 'gateway'), clock);
  }

  async run(): Promise<void> {
    const target = this.#mover && (await this.target.read());
    if (!target) return;
    while (this.on) {
      if (!(await this.#mover!.step(target))) continue;
      await this.target.clear();
      return;
    }
  }
}
