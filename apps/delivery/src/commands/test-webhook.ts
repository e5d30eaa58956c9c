import { delivery, type CloudEvent, type WebhookIdentified } from '@counterless/contracts';
import { Clock, newId } from '@counterless/kernel';
import { actorOf, Handles, type Call, type Handler } from '@counterless/platform';
import { Webhooks } from '../webhooks/ports.ts';
import { Receiver } from '../webhooks/receiver.ts';
import { keyOf } from '../webhooks/signature.ts';

/** Changes nothing: the event is made for this, stands in no feed and is not sent again. Also to a disabled webhook, to see whether it is mended. */
@Handles(delivery.testWebhook)
export class TestWebhookHandler implements Handler<typeof delivery.testWebhook> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly receiver: Receiver,
    private readonly clock: Clock,
  ) {}

  async run({ webhookId }: WebhookIdentified, call: Call) {
    const now = this.clock.now();
    const webhook = await this.webhooks.own(actorOf(call).id, webhookId);
    const keys = (await this.webhooks.secrets(webhookId, now)).map(keyOf);
    const event: CloudEvent = {
      specversion: '1.0',
      id: newId(),
      source: '/delivery',
      type: 'webhook.test',
      subject: webhookId,
      time: now.toISOString(),
      datacontenttype: 'application/json',
      sequence: 0,
      data: {},
    };
    const { delivered, status, error, milliseconds } = await this.receiver.send(webhook.url, event.id, JSON.stringify(event), keys);
    return { delivered, status, error, milliseconds };
  }
}
