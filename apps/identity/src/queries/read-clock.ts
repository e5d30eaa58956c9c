import { identity, type SandboxTime } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { Handles, type Handler } from '@counterless/platform';
import { ClockTarget } from '../ports/clock-target.ts';

@Handles(identity.readClock)
export class ReadClockHandler implements Handler<typeof identity.readClock> {
  constructor(
    private readonly target: ClockTarget,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<SandboxTime> {
    const target = await this.target.read();
    return { now: this.clock.now().toISOString(), moving: target !== undefined, target: target?.toISOString() ?? null };
  }
}
