import type { NatsConnection } from '@nats-io/nats-core';
import { clockSubject, type Service } from '@counterless/contracts';
import type { SandboxClock } from '@counterless/kernel';
import type { ClockOrder, ClockReport } from './clock-link.ts';

const patience = 2000;
/** A deadline that fails, or a message that nobody takes, must not hold the clock up for ever. */
const mostRounds = 400;

/**
 * Moves the clock of all services to a time, stopping wherever something is due: what is due is done, and what that leads to, before the clock goes on.
 * So everything between happens once, in its order and at its time.
 */
export class ClockMover {
  constructor(
    private readonly connection: NatsConnection,
    private readonly services: readonly Service[],
    private readonly clock: SandboxClock,
  ) {}

  /** Goes one step towards `target`: to what is due next, or to the end. @returns whether the target is reached */
  async step(target: Date): Promise<boolean> {
    const next = await this.#settle({});
    const to = next !== undefined && next < target ? next : target;
    // To the whole second behind it, so that what is due close together is one step.
    const at = to === target ? to : new Date(Math.min(target.getTime(), Math.ceil(to.getTime() / 1000) * 1000));
    const ahead = at.getTime() - this.clock.now().getTime();
    await this.#settle({ offset: this.clock.offset + Math.max(0, ahead) });
    return this.clock.now() >= target;
  }

  /** Tells the services, and waits until all of them are at rest, twice: one may have told another something. @returns what is due next */
  async #settle(order: ClockOrder): Promise<Date | undefined> {
    let reports = await this.#ask(order);
    for (let calm = 0, round = 0; round < mostRounds; round++) {
      calm = reports.every(r => r.settled) ? calm + 1 : 0;
      if (calm === 2) break;
      await new Promise(resolve => setTimeout(resolve, calm === 1 ? 5 : 25));
      reports = await this.#ask({});
    }
    const now = this.clock.now();
    const times = reports.flatMap(r => (r.next === undefined ? [] : [new Date(r.next)])).filter(t => t > now);
    return times.sort((a, b) => a.getTime() - b.getTime())[0];
  }

  /** @throws when a service does not answer: its deadlines would be missed */
  #ask(order: ClockOrder): Promise<ClockReport[]> {
    const body = JSON.stringify(order);
    return Promise.all(this.services.map(async s => (await this.connection.request(clockSubject(s), body, { timeout: patience })).json<ClockReport>()));
  }
}
