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
