import { delivery, type WebhookIdentified } from '@counterless/contracts';
import { actorOf, Answer, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { Webhooks } from '../webhooks/ports.ts';

@Handles(delivery.deleteWebhook)
export class DeleteWebhookHandler implements Handler<typeof delivery.deleteWebhook> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly work: UnitOfWork,
  ) {}

  async run({ webhookId }: WebhookIdentified, call: Call) {
    await this.webhooks.own(actorOf(call).id, webhookId);
    return this.work.run(call, tx => {
      this.webhooks.remove(tx, webhookId);
      tx.audit(`webhook:${webhookId}`, { deleted: true });
      return Promise.resolve(new Answer<never>(undefined as never));
    });
  }
}
