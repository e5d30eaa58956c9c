import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { LeadingDuty, LOGGER, UnitOfWork, type Logger } from '@counterless/platform';
import { SandboxOutbox } from '../channels/sandbox-outbox.ts';
import { Dispatch } from '../sending/dispatch.ts';
import { Messages } from '../sending/ports.ts';

/** Sandbox: the simulated SMS provider tells of itself whether a message arrived, where the number says so. */
@Injectable()
export class TellSandboxReceipts extends LeadingDuty {
  constructor(
    private readonly outbox: SandboxOutbox,
    private readonly messages: Messages,
    private readonly dispatch: Dispatch,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('sandbox-receipts', 500, logger);
  }

  /** At once, whatever there is. */
  override async nextDue(): Promise<Date | undefined> {
    return (await this.outbox.receipts()).length > 0 ? this.clock.now() : undefined;
  }

  async run(): Promise<void> {
    for (const { messageId, tells } of await this.outbox.receipts()) {
      await this.work.runOwn('duty:sandbox-receipts', `message:${messageId}`, async tx => {
        await this.messages.receipt(tx, messageId, tells, tx.clock.now());
        this.outbox.told(tx, messageId);
      });
      if (tells === 'undelivered') this.dispatch.soon();
    }
  }
}
