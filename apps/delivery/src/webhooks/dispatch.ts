import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { Gathered, LeadingDuty, LOGGER, type Logger } from '@counterless/platform';
import { nextAttempt } from '../domain/webhook-retry.ts';
import { Deliveries, Webhooks, type PendingDelivery, type Settled } from './ports.ts';
import { Receiver } from './receiver.ts';
import { keyOf } from './signature.ts';

const each = 64;
const atOnce = 4;

/**
 * Sends events to webhooks. Each webhook has a worker of its own with four connections, so one that hangs delays no other. Only the leading
 * replica sends; what was sent when its process ended, but not yet noted, goes out again under the same id.
 */
@Injectable()
export class WebhookDispatch extends LeadingDuty {
  readonly #workers = new Map<string, Promise<void>>();
  readonly #notes: Gathered<Settled, undefined>;

  constructor(
    private readonly deliveries: Deliveries,
    private readonly webhooks: Webhooks,
    private readonly receiver: Receiver,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('webhooks', 200, logger);
    this.#notes = new Gathered(async settled => {
      await this.deliveries.settle(settled, this.clock.now());
      return settled.map(() => undefined);
    });
  }

  override async stop(): Promise<void> {
    await super.stop();
    await Promise.all(this.#workers.values());
  }

  /** What is being sent now is due now. */
  override async nextDue(): Promise<Date | undefined> {
    return this.#workers.size > 0 ? this.clock.now() : this.deliveries.nextDue();
  }

  async run(): Promise<void> {
    const due = await this.deliveries.due(this.clock.now(), each, [...this.#workers.keys()]);
    for (const [webhook, pending] of Map.groupBy(due, d => d.webhook)) {
      const work = this.#work(webhook, pending)
        .catch((error: unknown) => this.logger.warn({ error: (error as Error).message, webhook }, 'sending to a webhook stopped and will go on'))
        .finally(() => {
          this.#workers.delete(webhook);
          // More may wait than one round takes.
          if (pending.length === each) this.poke();
        });
      this.#workers.set(webhook, work);
    }
  }

  async #work(webhook: string, pending: readonly PendingDelivery[]): Promise<void> {
    const keys = (await this.webhooks.secrets(webhook, this.clock.now())).map(keyOf);
    const notes: Promise<undefined>[] = [];
    let gone = false;
    await this.each(pending, atOnce, async delivery => {
      if (gone) return;
      const attempt = await this.receiver.send(delivery.url, delivery.eventId, delivery.body, keys);
      gone ||= attempt.status === 410;
      const dueAt = attempt.delivered ? undefined : nextAttempt(delivery.failures + 1, this.clock.now(), Math.random());
      // Noted while the next is sent.
      const note = this.#notes.do({ delivery, attempt, dueAt });
      note.catch(() => undefined);
      notes.push(note);
    });
    // Before others of this webhook are looked for: what is not noted would be sent twice.
    await Promise.all(notes);
  }
}
