import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Clock } from '@counterless/kernel';
import { LeadingDuty, LOGGER, Metrics, type Logger } from '@counterless/platform';
import type { Letter } from './letter.ts';
import { Messages, type Outcome, type QueuedMessage } from './ports.ts';
import { Router } from './router.ts';
import { Sender } from './sender.ts';

const batch = 256;
/** How many go at a time of those that must not be sent twice. */
const careful = 8;

/**
 * Sends what is queued, outside every transaction. Only the leading replica does; of a message whose sending was not yet noted
 * when its process ended, or that two leaders hold for a moment, the channel's way of recovery says whether it goes out again.
 */
@Injectable()
export class Dispatch extends LeadingDuty {
  readonly #sent: Counter<'template' | 'outcome'>;
  readonly #waiting: Gauge;
  #soon: NodeJS.Timeout | undefined;

  constructor(
    private readonly messages: Messages,
    private readonly router: Router,
    private readonly sender: Sender,
    private readonly clock: Clock,
    metrics: Metrics,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('dispatch', 200, logger);
    const registers = [metrics.registry];
    const labelNames = ['template', 'outcome'] as const;
    this.#sent = new Counter({
      name: 'messages_total',
      help: 'Messages by template and outcome of the attempt (sent, retried, deferred, held, unknown, declined, failed)',
      labelNames,
      registers,
    });
    this.#waiting = new Gauge({
      name: 'messages_due',
      help: 'Messages that the last look found to be sent, at most a batch',
      registers,
    });
  }

  override stop(): Promise<void> {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    return super.stop();
  }

  /** Looks in a moment: whoever calls it is about to commit. Where it looks too early, the loop comes by within 200 ms. */
  soon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.poke();
    }, 20).unref();
  }

  override nextDue(): Promise<Date | undefined> {
    return this.messages.nextDue();
  }

  /** Sends until nothing is due. */
  async run(): Promise<void> {
    while (this.on) {
      const due = await this.messages.due(this.clock.now(), batch);
      this.#waiting.set(due.length);
      if (due.length === 0) return;
      await this.#send(due);
    }
  }

  async #send(due: readonly QueuedMessage[]): Promise<void> {
    const contacts = this.router.contacts();
    // All at once: nothing goes out yet, and what they need is read together.
    const routed = await Promise.all(due.map(message => this.router.route(message, contacts)));
    const letters = routed.filter(r => 'message' in r);
    await this.#note(
      routed.filter(r => 'status' in r),
      due,
    );
    const { often = [], once = [] } = Object.groupBy(letters, l => (this.sender.recovery(l.channel) === 'idempotent' ? 'often' : 'once'));
    await this.#deliver(often, due);
    // Few at a time where a message must not be sent twice: those in hand are in doubt when the process ends.
    for (let i = 0; i < once.length && this.on; i += careful) await this.#deliver(once.slice(i, i + careful), due);
  }

  async #deliver(letters: readonly Letter[], due: readonly QueuedMessage[]): Promise<void> {
    // Noted before it happens, so that whoever comes after a process that ended knows what may have been sent.
    const outward = letters.filter(l => l.channel !== 'inbox');
    const begun = outward.map(({ message: { id }, channel }) => ({
      id,
      channel,
      exclusive: this.sender.recovery(channel) !== 'idempotent',
    }));
    const mine = await this.messages.begin(begun, this.clock.now());
    const kept = letters.filter(l => l.channel === 'inbox' || mine.has(l.message.id));
    const sent = await Promise.all([...Map.groupBy(kept, l => l.channel)].map(([channel, all]) => this.#each(all, this.sender.atOnce(channel))));
    await this.#note(sent.flat(), due);
  }

  async #note(outcomes: readonly Outcome[], due: readonly QueuedMessage[]): Promise<void> {
    await this.messages.settle(outcomes, this.clock.now());
    // Counted when it is noted: an attempt that could not be noted is made again.
    for (const outcome of outcomes)
      this.#count(
        due.find(m => m.id === outcome.id)!,
        outcome,
      );
  }

  /** When this replica leads no longer it begins no more of many; few that must not be sent twice are noted as begun, and go out. */
  async #each(all: readonly Letter[], atOnce: number): Promise<Outcome[]> {
    const results: Outcome[] = [];
    const rest = all.values();
    const work = async () => {
      for (const letter of rest) {
        if (!this.on && all.length > careful) return;
        results.push(await this.sender.send(letter));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return results;
  }

  #count({ template, waits }: QueuedMessage, { id, status, held, attempt, error, ...now }: Outcome): void {
    const outcome = status !== 'queued' ? status : held ? 'held' : now.waits > waits ? 'deferred' : 'retried';
    this.#sent.inc({ template, outcome });
    const told = { message: id, template, channel: attempt?.channel, error };
    if (status === 'failed' || status === 'unknown')
      this.logger.error(told, status === 'failed' ? 'a message was given up' : 'it is not known whether a message was sent');
    else if (status === 'queued' && error !== undefined) this.logger.warn(told, 'a message was not sent');
  }
}
