import { permits, type CloudEvent, type PassFact } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import { Queue } from '../sending/queue.ts';

@Reacts(permits.passRefused)
export class TellPassRefused implements Reaction<typeof permits.passRefused> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<PassFact>, tx: Transaction): Promise<void> {
    await this.queue.tellApplicant(event, 'pass-refused', tx);
  }
}
