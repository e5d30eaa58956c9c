import { Inject, Injectable } from '@nestjs/common';
import { delivery } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { Bus, LeadingDuty, LOGGER, Loop, UnitOfWork, type Logger, type Transaction } from '@counterless/platform';
import { Parcels, type DueParcel } from '../ports/parcels.ts';

const batch = 64;
const longest = 300_000;

/**
 * Hands parcels to delivery, outside every transaction and without end: the numbers in them are issued, so somebody waits for them.
 * The parcel's id is ours, and delivery makes one parcel of it however often it is asked.
 */
@Injectable()
export class SendParcels extends LeadingDuty {
  readonly name = 'parcels';
  readonly #loop: Loop;
  #on = false;

  constructor(
    private readonly parcels: Parcels,
    private readonly bus: Bus,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super();
    this.#loop = new Loop(this.name, 500, () => this.#run(), logger);
  }

  start(): Promise<void> {
    this.#on = true;
    return this.#loop.start();
  }

  stop(): Promise<void> {
    this.#on = false;
    return this.#loop.stop();
  }

  async #run(): Promise<void> {
    for (const parcel of await this.parcels.due(this.clock.now(), batch)) {
      if (!this.#on) return;
      await this.#send(parcel);
    }
  }

  async #send({ id, tries }: DueParcel): Promise<void> {
    // Reading the address is recorded before it goes out.
    const order = await this.#change(id, tx => this.parcels.order(tx, id));
    let again: Date | null = null;
    try {
      await this.bus.ask(delivery.sendParcel, order);
    } catch (error) {
      again = new Date(this.clock.now().getTime() + Math.min(longest, 500 * 2 ** Math.min(tries, 12)));
      this.logger.warn({ err: error, parcel: id, attempt: tries + 1 }, 'delivery did not take a parcel');
    }
    await this.#change(id, tx => Promise.resolve(this.parcels.asked(tx, id, again)));
  }

  #change<T>(id: string, change: (tx: Transaction) => Promise<T>): Promise<T> {
    const origin = {
      actor: 'service:tax',
      act: undefined,
      operation: 'duty:parcels',
      requestId: `parcel:${id}`,
      traceparent: undefined,
    };
    return this.work.runAs(origin, change);
  }
}
