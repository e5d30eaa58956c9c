import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { LeadingDuty, LOGGER, Loop, UnitOfWork, type Logger } from '@counterless/platform';
import { Courier, OrderRefused } from '../couriers/courier.ts';
import type { News, Parcel } from '../domain/parcel.ts';
import { retryDelay } from '../domain/retry.ts';
import { Parcels } from './ports.ts';

const batch = 64;
const atOnce = 4;
/** From so many tries on it is an error in the log, each time: a parcel is never given up, since something real waits to be sent. */
const loudAfter = 10;

/**
 * Asks the courier for waybills, outside every transaction and without end. The order's id is ours, and the courier makes one waybill for it:
 * what was asked when a process ended, or by two leaders for a moment, is one parcel.
 */
@Injectable()
export class ParcelDispatch extends LeadingDuty {
  readonly name = 'parcels';
  readonly #loop: Loop;
  #on = false;

  constructor(
    private readonly parcels: Parcels,
    private readonly courier: Courier,
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

  override nextDue(): Promise<Date | undefined> {
    return this.parcels.nextDue();
  }

  override poke(): void {
    this.#loop.poke();
  }

  async #run(): Promise<void> {
    const due = (await this.parcels.due(this.clock.now(), batch)).values();
    const take = async () => {
      for (const id of due) {
        if (!this.#on) return;
        await this.#order(await this.parcels.get(id));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, take));
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
    const origin = {
      actor: 'service:delivery',
      act: undefined,
      operation: 'duty:parcels',
      requestId: `parcel:${id}`,
      traceparent: undefined,
    };
    await this.work.runAs(origin, tx => this.parcels.change(tx, id, change));
  }
}
