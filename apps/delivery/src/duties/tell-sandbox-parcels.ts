import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { LeadingDuty, LOGGER, UnitOfWork, type Logger } from '@counterless/platform';
import { SandboxCourier } from '../couriers/sandbox-courier.ts';
import { CallbackDesk } from '../parcels/callback-desk.ts';

/** Sandbox: the simulated courier tells of itself what happens to a parcel, where the street says so; on the clock. */
@Injectable()
export class TellSandboxParcels extends LeadingDuty {
  constructor(
    private readonly courier: SandboxCourier,
    private readonly desk: CallbackDesk,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('sandbox-parcels', 500, logger);
  }

  override nextDue(): Promise<Date | undefined> {
    return this.courier.nextCall();
  }

  async run(): Promise<void> {
    for (const event of await this.courier.calls(this.clock.now()))
      await this.work.runOwn('duty:sandbox-parcels', `parcel:${event.orderId}`, async tx => {
        await this.desk.note(tx, this.courier.name, event);
        this.courier.called(tx, event.eventId);
      });
  }
}
