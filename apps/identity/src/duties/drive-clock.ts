import { Inject, Injectable } from '@nestjs/common';
import { services } from '@counterless/contracts';
import { Clock, SandboxClock } from '@counterless/kernel';
import { Bus, ClockMover, LeadingDuty, LOGGER, Loop, type Logger } from '@counterless/platform';
import { ClockTarget } from '../ports/clock-target.ts';

/** Moves the sandbox's clock to where it is wanted. The target is kept until it is reached, so one that was interrupted goes on. */
@Injectable()
export class DriveClock extends LeadingDuty {
  readonly name = 'clock';
  readonly #loop: Loop;
  #on = false;

  constructor(private readonly target: ClockTarget, bus: Bus, clock: Clock, @Inject(LOGGER) logger: Logger) {
    super();
    // The gateway keeps no time but the machine's.
    const mover = clock instanceof SandboxClock ? new ClockMover(bus.connection, services.filter(s => s !== 'gateway'), clock) : undefined;
    this.#loop = new Loop(this.name, 100, async () => mover && this.#drive(mover), logger);
  }

  start(): Promise<void> {
    this.#on = true;
    return this.#loop.start();
  }

  stop(): Promise<void> {
    this.#on = false;
    return this.#loop.stop();
  }

  async #drive(mover: ClockMover): Promise<void> {
    const target = await this.target.read();
    if (!target) return;
    while (this.#on) {
      if (!(await mover.step(target))) continue;
      await this.target.clear();
      return;
    }
  }
}
