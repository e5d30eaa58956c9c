import { actorText, delivery, messageProblems, type MarkInboxMessage, type Nothing } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { regionSpan } from '../domain/region-span.ts';
import { InboxReadings } from '../sending/inbox-readings.ts';

/** Of a region's inbox each officer keeps an own account of what is read. */
@Handles(delivery.markInboxMessage)
export class MarkInboxMessageHandler implements Handler<typeof delivery.markInboxMessage> {
  constructor(
    private readonly readings: InboxReadings,
    private readonly work: UnitOfWork,
  ) {}

  async run({ messageId, read }: MarkInboxMessage, call: Call): Promise<Nothing> {
    const actor = actorOf(call);
    const whose = actor.kind === 'officer' ? { regions: regionSpan(actor.region ?? '') } : { owner: actor.id };
    return this.work.run(call, async tx => {
      if (!(await this.readings.mark(tx, messageId, whose, actorText(actor), read)))
        throw new Problem(messageProblems.messageNotFound);
      return {};
    });
  }
}
