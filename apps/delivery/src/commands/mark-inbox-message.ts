import { actorText, delivery, messageProblems, type MarkInboxMessage, type Nothing } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { InboxReadings, whoseInbox } from '../sending/inbox-readings.ts';

/** Of a region's inbox each officer keeps an own account of what is read. */
@Handles(delivery.markInboxMessage)
export class MarkInboxMessageHandler implements Handler<typeof delivery.markInboxMessage> {
  constructor(
    private readonly readings: InboxReadings,
    private readonly work: UnitOfWork,
  ) {}

  async run({ messageId, read }: MarkInboxMessage, call: Call): Promise<Nothing> {
    const actor = actorOf(call);
    return this.work.run(call, async tx => {
      if (!(await this.readings.mark(tx, messageId, whoseInbox(actor), actorText(actor), read)))
        throw new Problem(messageProblems.messageNotFound);
      return {};
    });
  }
}
