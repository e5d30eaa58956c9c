import { delivery, deliveryEventProblems, pathOf, type WebhookWanted } from '@counterless/contracts';
import { Clock, newId, Problem } from '@counterless/kernel';
import { actorOf, Answer, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { mostWebhooks, Webhook } from '../domain/webhook.ts';
import { Reach } from '../webhooks/address.ts';
import { Webhooks } from '../webhooks/ports.ts';
import { newSecret } from '../webhooks/signature.ts';
import { webhookView } from '../webhooks/view.ts';
import { checkWanted, contactWanted } from '../webhooks/wanted.ts';

@Handles(delivery.createWebhook)
export class CreateWebhookHandler implements Handler<typeof delivery.createWebhook> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly work: UnitOfWork,
    private readonly reach: Reach,
    private readonly clock: Clock,
  ) {}

  async run(request: WebhookWanted, call: Call) {
    const wanted = checkWanted(request, this.reach);
    const contact = contactWanted(request, call.language);
    const app = actorOf(call).id;
    return this.work.run(call, async tx => {
      if ((await this.webhooks.countLocked(tx, app)) >= mostWebhooks) throw new Problem(deliveryEventProblems.tooManyWebhooks);
      const now = this.clock.now();
      const webhook = Webhook.make({ id: newId(), app, ...wanted, createdAt: now });
      webhook.name(contact);
      const secret = newSecret();
      await this.webhooks.add(tx, webhook);
      this.webhooks.addSecret(tx, webhook.id, secret, now, now);
      return new Answer({ ...webhookView(webhook, 1), secret }, { version: 1, location: pathOf(delivery.readWebhook, { webhookId: webhook.id }) });
    });
  }
}
