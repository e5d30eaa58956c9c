import { permits, type CaseExtensionAsked, type CloudEvent } from '@counterless/contracts';
import { Reacts, type Reaction, type Transaction } from '@counterless/platform';
import type { Office } from '../sending/ports.ts';
import { Queue } from '../sending/queue.ts';

/** For whoever may approve it (行政许可法 42), in their inbox: the heads of the department, or where departments decide together the head of the government at their level. */
@Reacts(permits.caseExtensionAsked)
export class TellExtensionAsked implements Reaction<typeof permits.caseExtensionAsked> {
  constructor(private readonly queue: Queue) {}

  async run(event: CloudEvent<CaseExtensionAsked>, tx: Transaction): Promise<void> {
    const { caseId, department, region, days, joint } = event.data;
    const office: Office = joint ? { role: 'government-head', ownRegion: true } : { department, role: 'head' };
    await this.queue.tell(event, { kind: 'extension-asked', entity: `case:${caseId}`, region, office, to: ['officers'], fields: { days } }, tx);
  }
}
