import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Clock, Problem } from '@counterless/kernel';
import { Bus, LeadingDuty, LOGGER, Loop, Metrics, type Logger } from '@counterless/platform';
import { Contacts, isAway } from '../contacts/contacts.ts';
import { mostTries, retryDelay, waitDelay } from '../domain/retry.ts';
import { Messages, type Outcome, type QueuedMessage } from './ports.ts';
import { Sender } from './sender.ts';

const batch = 256;
const atOnce = 8;

/**
 * Sends what is queued, outside every transaction. Only the leading replica does; a message whose sending was not yet noted
 * when its process ended, or that two leaders hold for a moment, goes out again under the same id, and the provider drops it.
 */
@Injectable()
export class Dispatch extends LeadingDuty {
  readonly name = 'dispatch';
  readonly #loop: Loop;
  readonly #sent: Counter<'template' | 'outcome'>;
  readonly #waiting: Gauge;
  #on = false;
  #soon: NodeJS.Timeout | undefined;

  constructor(
    private readonly messages: Messages,
    private readonly sender: Sender,
    private readonly bus: Bus,
    private readonly clock: Clock,
    metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super();
    this.#loop = new Loop(this.name, 200, () => this.run(), logger);
    const registers = [metrics.registry];
    const labelNames = ['template', 'outcome'] as const;
    this.#sent = new Counter({
      name: 'messages_total',
      help: 'Messages by template and outcome of the attempt (sent, retried, deferred, failed)',
      labelNames,
      registers,
    });
    this.#waiting = new Gauge({
      name: 'messages_due',
      help: 'Messages that the last look found to be sent, at most a batch',
      registers,
    });
  }

  start(): Promise<void> {
    this.#on = true;
    return this.#loop.start();
  }

  stop(): Promise<void> {
    this.#on = false;
    clearTimeout(this.#soon);
    this.#soon = undefined;
    return this.#loop.stop();
  }

  /** Looks in a moment: whoever calls it is about to commit. Where it looks too early, the loop comes by within 200 ms. */
  soon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.#loop.poke();
    }, 20).unref();
  }

  override nextDue(): Promise<Date | undefined> {
    return this.messages.nextDue();
  }

  override poke(): void {
    this.#loop.poke();
  }

  /** Sends until nothing is due. */
  async run(): Promise<void> {
    while (this.#on) {
      const due = await this.messages.due(this.clock.now(), batch);
      this.#waiting.set(due.length);
      if (due.length === 0) return;
      await this.#send(due);
    }
  }

  async #send(due: readonly QueuedMessage[]): Promise<void> {
    const contacts = new Contacts(this.bus);
    const outcomes: Outcome[] = [];
    const rest = due.values();
    const work = async () => {
      for (const message of rest) {
        if (!this.#on) return;
        outcomes.push(await this.#attempt(message, contacts));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    await this.messages.settle(outcomes, this.clock.now());
    // Counted when it is noted: an attempt that could not be noted is made again.
    for (const [i, { status, waits, id }] of outcomes.entries()) {
      const message = due.find(m => m.id === id)!;
      const outcome = status !== 'queued' ? status : waits > message.waits ? 'deferred' : 'retried';
      this.#sent.inc({ template: message.template, outcome });
      if (status === 'failed')
        this.logger.error({ message: id, template: message.template, error: outcomes[i]!.error }, 'a message was given up');
    }
  }

  async #attempt(message: QueuedMessage, contacts: Contacts): Promise<Outcome> {
    const { id, tries, waits, template } = message;
    const base = { id, tries, waits };
    const after = (milliseconds: number) => new Date(this.clock.now().getTime() + milliseconds);
    try {
      const contact = await contacts.of(message.entity);
      const { templateVersion, ...sent } = await this.sender.send(message, contact);
      return { ...base, status: 'sent', dueAt: this.clock.now(), templateVersion, sent };
    } catch (error) {
      const code =
        error instanceof Problem
          ? error.type.code
          : (error as Error).name === 'ChannelFailure'
            ? (error as Error).message
            : (error as Error).name;
      if (isAway(error)) return { ...base, status: 'queued', waits: waits + 1, dueAt: after(waitDelay(waits + 1)), error: code };
      this.logger.warn({ message: id, template, attempt: tries + 1, error: code }, 'a message was not sent');
      const last = tries + 1 >= mostTries || (error instanceof Problem && error.type.kind === 'not-found');
      return { ...base, status: last ? 'failed' : 'queued', tries: tries + 1, dueAt: after(retryDelay(tries + 1)), error: code };
    }
  }
}
