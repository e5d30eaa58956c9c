import { delivery, deliveryEventProblems, type WebhookIdentified, type WebhookView } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Answer, Database, Handles, RawBody, type Call, type Handler, type Prepared } from '@counterless/platform';
import { webhookJson } from '../webhooks/view.ts';

const one: Prepared = { name: 'webhook.read', text: `SELECT version, ${webhookJson('$3')} AS body FROM webhook w WHERE id = $1 AND app = $2` };

@Handles(delivery.readWebhook)
export class ReadWebhookHandler implements Handler<typeof delivery.readWebhook> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run({ webhookId }: WebhookIdentified, call: Call): Promise<Answer<WebhookView>> {
    const [row] = await this.database.read<{ version: number; body: string }>(one, [webhookId, actorOf(call).id, this.clock.now()]);
    if (!row) throw new Problem(deliveryEventProblems.webhookNotFound);
    return new Answer<WebhookView>(new RawBody(row.body), { version: row.version });
  }
}
