import { Inject, Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Clock } from '@counterless/kernel';
import { isConnectionLoss, LeadingDuty, LOGGER, Metrics, type Logger } from '@counterless/platform';
import { Certifier } from '../certificates/certifier.ts';
import { OrderDesk } from '../certificates/order-desk.ts';
import { Certificates } from '../certificates/ports.ts';

const batch = 20;

/** Takes in what granted cases order; renders and seals what is requested, one after the other. Whoever leads does; what a killed leader had begun is begun again. */
@Injectable()
export class Certify extends LeadingDuty {
  readonly #waiting: Gauge;

  constructor(
    private readonly certificates: Certificates,
    private readonly certifier: Certifier,
    private readonly orders: OrderDesk,
    private readonly clock: Clock,
    metrics: Metrics,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('certify', 250, logger);
    this.#waiting = new Gauge({ name: 'certificates_due', help: 'Certificates that the last look found to be made, at most a batch', registers: [metrics.registry] });
    const givenUp: Gauge = new Gauge({
      name: 'certificate_orders_given_up',
      help: 'Certificates that granted cases ordered and that were given up: the operator lists them and has them tried again',
      registers: [metrics.registry],
      // Counted when it is asked for; without its database a replica says what it knew.
      collect: () => orders.givenUp().then(n => givenUp.set(n), () => undefined),
    });
  }

  override async nextDue(): Promise<Date | undefined> {
    const times = (await Promise.all([this.orders.nextDue(), this.certificates.nextDue()])).filter(t => t !== undefined);
    return times.length === 0 ? undefined : new Date(Math.min(...times.map(t => t.getTime())));
  }

  /** Until nothing is due. */
  async run(): Promise<void> {
    await this.orders.run(() => this.on);
    while (this.on) {
      const due = await this.certificates.due(this.clock.now(), batch);
      this.#waiting.set(due.length);
      if (due.length === 0) return;
      for (const certificate of due) {
        if (!this.on) return;
        try {
          await this.certifier.certify(certificate);
        } catch (error) {
          if (isConnectionLoss(error)) throw error;
          this.logger.error({ err: error, certificate: certificate.id, tries: certificate.tries }, 'a certificate was not made');
          await this.certifier.failed(certificate, 'certificate.not-made');
        }
      }
    }
  }
}
