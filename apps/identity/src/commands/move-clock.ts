import { clockProblems, identity, type MoveClock, type SandboxTime } from '@counterless/contracts';
import { Clock, Problem, type LocalText } from '@counterless/kernel';
import { Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { durationOf, longestMove } from '../domain/clock-move.ts';
import { ClockTarget } from '../ports/clock-target.ts';

const refused = (detail: LocalText) => new Problem(clockProblems.clockTarget, { detail });

/** Notes where to; the leading replica goes there (`duties/drive-clock.ts`). */
@Handles(identity.moveClock)
export class MoveClockHandler implements Handler<typeof identity.moveClock> {
  constructor(
    private readonly target: ClockTarget,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run({ to, by }: MoveClock, call: Call): Promise<SandboxTime> {
    if ((to === undefined) === (by === undefined)) throw refused({ en: 'say either where to or by how much', zh: '请指定目标时间或时长' });
    const now = this.clock.now();
    const target = to === undefined ? new Date(now.getTime() + durationOf(by!)) : new Date(to);
    if (target <= now) throw refused({ en: `it is ${now.toISOString()} and does not go back`, zh: `当前为 ${now.toISOString()}，时钟不能倒退` });
    if (target.getTime() - now.getTime() > longestMove) throw refused({ en: 'at most two years at a time', zh: '每次最多移动两年' });
    return this.work.run(call, async tx => {
      if (!(await this.target.set(tx, target))) throw new Problem(clockProblems.clockMoving);
      tx.audit('clock:sandbox', { target: target.toISOString() });
      return { now: now.toISOString(), moving: true, target: target.toISOString() };
    });
  }
}
