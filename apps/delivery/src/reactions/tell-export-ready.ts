import { identity, type CloudEvent, type DataAsked } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Queue } from '../sending/queue.ts';

/** What a person asked for may be read: by SMS or e-mail, as the person prefers, and in the inbox. It is also how one learns of a copy that somebody else asked for. */
@Reacts(identity.exportReady)
export class TellExportReady implements Reaction<typeof identity.exportReady> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<DataAsked>, tx: Transaction): Promise<void> {
    const { requestId, expiresAt } = event.data;
    await this.queue.tell(
      event,
      { kind: 'data-export-ready', entity: `data-request:${requestId}`, region: '', to: ['contact', 'holder'], fields: { expiresAt: expiresAt! } },
      tx,
    );
  }
}
