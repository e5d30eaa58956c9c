import { delivery, deliveryEventProblems, type EventIdentified, type PartnerEvent } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Answer, Database, Handles, RawBody, type Call, type Handler, type Prepared } from '@counterless/platform';

const one: Prepared = { name: 'event.read', text: 'SELECT body FROM event WHERE id = $1 AND app = $2' };

@Handles(delivery.readEvent)
export class ReadEventHandler implements Handler<typeof delivery.readEvent> {
  constructor(private readonly database: Database) {}

  async run({ eventId }: EventIdentified, call: Call): Promise<Answer<PartnerEvent>> {
    const [row] = await this.database.lookUp<{ body: string }>(one, [eventId, actorOf(call).id]);
    if (!row) throw new Problem(deliveryEventProblems.eventNotFound);
    return new Answer<PartnerEvent>(new RawBody(row.body));
  }
}
