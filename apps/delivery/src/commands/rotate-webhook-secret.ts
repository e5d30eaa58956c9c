import { delivery, deliveryEventProblems, type RotateSecret } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, Answer, Handles, type Call, type Handler } from '@counterless/platform';
import { mostSecrets } from '../domain/webhook.ts';
import { Webhooks } from '../webhooks/ports.ts';
import { newSecret } from '../webhooks/signature.ts';

const hour = 3_600_000;
const overlap = 24;

@Handles(delivery.rotateWebhookSecret)
export class RotateWebhookSecretHandler implements Handler<typeof delivery.rotateWebhookSecret> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly clock: Clock,
  ) {}

  async run({ webhookId, overlapHours = overlap }: RotateSecret, call: Call) {
    await this.webhooks.own(actorOf(call).id, webhookId);
    return this.webhooks.update(call, webhookId, async (_webhook, tx) => {
      const now = this.clock.now();
      // With no overlap the secrets of before end now and do not count.
      if (overlapHours > 0 && (await this.webhooks.countSecrets(tx, webhookId, now)) >= mostSecrets) throw new Problem(deliveryEventProblems.tooManySecrets);
      const secret = newSecret();
      this.webhooks.addSecret(tx, webhookId, secret, now, new Date(now.getTime() + overlapHours * hour));
      return new Answer({ webhookId, secret });
    });
  }
}
