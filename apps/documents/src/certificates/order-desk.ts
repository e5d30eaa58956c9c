import { Inject, Injectable } from '@nestjs/common';
import { general, permits } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { Bus, isConnectionLoss, LOGGER, UnitOfWork, type Logger } from '@counterless/platform';
import { mostTries, retryDelay } from '../domain/retry.ts';
import { CaseOutcome } from './case-outcome.ts';
import { CertificateOrders, type CertificateOrder } from './ports.ts';

/**
 * Works off what granted cases have ordered. A fact carries no personal data, so the content is asked of the service that keeps the case; outside
 * every transaction, and again later when it does not answer.
 */
@Injectable()
export class OrderDesk {
  constructor(
    private readonly orders: CertificateOrders,
    private readonly bus: Bus,
    private readonly outcome: CaseOutcome,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Until nothing is due, or nobody answers. */
  async run(on: () => boolean): Promise<void> {
    while (on()) {
      const due = await this.orders.due(this.clock.now(), 20);
      if (due.length === 0) return;
      for (const order of due) if (!on() || !(await this.#take(order))) return;
    }
  }

  nextDue(): Promise<Date | undefined> {
    return this.orders.nextDue();
  }

  /** How many were given up, for somebody to look at. */
  givenUp(): Promise<number> {
    return this.orders.givenUp();
  }

  /** @returns false where the other service is away: the others need not be tried now */
  async #take(order: CertificateOrder): Promise<boolean> {
    const { caseId } = order;
    try {
      const content = await this.bus.ask(permits.readCertificateContent, { caseId });
      await this.work.runOwn('order-certificate', caseId, async tx => {
        await this.outcome.bringAbout(tx, caseId, content);
        this.orders.done(tx, caseId);
      });
      return true;
    } catch (error) {
      if (isConnectionLoss(error)) throw error;
      return this.#failed(order, error);
    }
  }

  async #failed({ caseId, tries: before }: CertificateOrder, error: unknown): Promise<boolean> {
    const away = error instanceof Problem && (error.type === general.unavailable || error.type === general.timeout);
    const fault = error instanceof Problem ? error.type.code : (error as Error).name;
    const tries = away ? before : before + 1;
    const dueAt = tries >= mostTries ? null : new Date(this.clock.now().getTime() + retryDelay(Math.max(tries, 1)));
    await this.orders.tried(caseId, tries, dueAt, fault);
    if (!away) this.logger.error({ err: error, case: caseId, tries }, dueAt ? 'a certificate could not be ordered' : 'a certificate that a case ordered was given up');
    return !away;
  }
}
