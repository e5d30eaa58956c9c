import { delivery, type Page, type WebhookList } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Database, Handles, Paging, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { webhookJson } from '../webhooks/view.ts';

const list: Prepared = { name: 'webhook.list', text: `SELECT w.id, ${webhookJson('$4')} AS body FROM webhook w WHERE app = $1 AND id < $2 ORDER BY id DESC LIMIT $3` };

@Handles(delivery.listWebhooks)
export class ListWebhooksHandler implements Handler<typeof delivery.listWebhooks> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(request: Page, call: Call): Promise<Answer<WebhookList>> {
    const paging = new Paging(request, call);
    return paging.answer<WebhookList>(await this.database.read(list, [actorOf(call).id, paging.before, paging.rows, this.clock.now()]));
  }
}
