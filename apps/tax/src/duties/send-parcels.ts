import { Inject, Injectable } from '@nestjs/common';
import { delivery } from '@counterless/contracts';
import { backoff, Clock } from '@counterless/kernel';
import { Bus, LeadingDuty, LOGGER, UnitOfWork, type Logger, type Transaction } from '@counterless/platform';
import { Parcels, type DueParcel } from '../ports/parcels.ts';

const batch = 64;
const retryDelay = backoff(500, 300_000);

/**
 * Hands parcels to delivery, outside every transaction and without end: the numbers in them are issued, so somebody waits for them.
 * The parcel's id is ours, and delivery makes one parcel of it however often it is asked.
 */
@Injectable()
export class SendParcels extends LeadingDuty {
  constructor(
    private readonly parcels: Parcels,
    private readonly bus: Bus,
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
    await this.each(await this.parcels.due(this.clock.now(), batch), 1, parcel => this.#send(parcel));
  }

  async #send({ id, tries }: DueParcel): Promise<void> {
    const change = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => this.work.runOwn('duty:parcels', `parcel:${id}`, work);
    // Reading the address is recorded before it goes out.
    const order = await change(tx => this.parcels.order(tx, id));
    let again: Date | null = null;
    try {
      await this.bus.ask(delivery.sendParcel, order);
    } catch (error) {
      again = new Date(this.clock.now().getTime() + retryDelay(tries + 1));
      this.logger.warn({ err: error, parcel: id, attempt: tries + 1 }, 'delivery did not take a parcel');
    }
    await change(tx => Promise.resolve(this.parcels.asked(tx, id, again)));
  }
}
