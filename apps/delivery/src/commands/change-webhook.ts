import { delivery, type ChangeWebhook } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Answer, Handles, type Call, type Handler } from '@counterless/platform';
import { Reach } from '../webhooks/address.ts';
import { Webhooks } from '../webhooks/ports.ts';
import { webhookView } from '../webhooks/view.ts';
import { checkWanted, contactWanted } from '../webhooks/wanted.ts';

@Handles(delivery.changeWebhook)
export class ChangeWebhookHandler implements Handler<typeof delivery.changeWebhook> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly reach: Reach,
    private readonly clock: Clock,
  ) {}

  async run(request: ChangeWebhook, call: Call) {
    const wanted = checkWanted(request, this.reach);
    const contact = contactWanted(request, call.language);
    await this.webhooks.own(actorOf(call).id, request.webhookId);
    return this.webhooks.update(call, request.webhookId, async (webhook, tx) => {
      webhook.change(wanted, request.status === 'enabled');
      webhook.name(contact);
      const secrets = await this.webhooks.countSecrets(tx, webhook.id, this.clock.now());
      return new Answer(webhookView(webhook, secrets), { version: webhook.version });
    });
  }
}
