import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { LeadingDuty, LOGGER, UnitOfWork, type Logger } from '@counterless/platform';
import { Courier, OrderRefused } from '../couriers/courier.ts';
import type { News, Parcel } from '../domain/parcel.ts';
import { retryDelay } from '../domain/retry.ts';
import { Parcels } from './ports.ts';
import { Tracker } from './tracker.ts';

const batch = 64;
const atOnce = 4;
/** From so many tries on it is an error in the log, each time: a parcel is never given up, since something real waits to be sent. */
const loudAfter = 10;

/**
 * Asks the courier for waybills, outside every transaction and without end. The order's id is ours, and the courier makes one waybill for it:
 * what was asked when a process ended, or by two leaders for a moment, is one parcel. Where a parcel under way is, it asks when nothing is told.
 */
@Injectable()
export class ParcelDispatch extends LeadingDuty {
  constructor(
    private readonly parcels: Parcels,
    private readonly courier: Courier,
    private readonly tracker: Tracker,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('parcels', 500, logger);
  }

  override nextDue(): Promise<Date | undefined> {
    return this.parcels.nextDue();
  }

  async run(): Promise<void> {
    await this.each(await this.parcels.due(this.clock.now(), batch), atOnce, async id => {
      const parcel = await this.parcels.get(id);
      await (parcel.underWay ? this.tracker.ask(parcel) : this.#order(parcel));
    });
  }

  async #order({ id, to, contents }: Parcel): Promise<void> {
    try {
      const { waybill } = await this.courier.order({ orderId: id, to, contents });
      await this.#note(id, parcel => parcel.accept(waybill, this.clock.now()));
    } catch (error) {
      const code = (error as { code?: string }).code ?? (error as Error).name;
      if (error instanceof OrderRefused) return this.#note(id, parcel => parcel.refuse(code, this.clock.now()));
      await this.#note(id, parcel => {
        if (parcel.status !== 'requested') return [];
        parcel.tries++;
        parcel.error = code;
        parcel.dueAt = new Date(this.clock.now().getTime() + retryDelay(parcel.tries));
        this.logger[parcel.tries >= loudAfter ? 'error' : 'warn'](
          { parcel: id, attempt: parcel.tries, error: code },
          'the courier did not take a parcel',
        );
        return [];
      });
    }
  }

  async #note(id: string, change: (parcel: Parcel) => readonly News[]): Promise<void> {
    await this.work.runOwn('duty:parcels', `parcel:${id}`, tx => this.parcels.change(tx, id, change));
  }
}
