import { DeliverPolicy, jetstream, type Consumer, type ConsumerMessages } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { factSubject, type CloudEvent } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { factStream } from './stream.ts';

/** A fact as the stream holds it. */
export interface ReadFact {
  readonly seq: number;
  readonly event: CloudEvent;
  /** How many more of its reading the stream held when it left. */
  readonly left: number;
}

/** Facts in the order of the stream, read by a consumer that lives as long as the reading. */
export class FactReading implements AsyncIterable<ReadFact> {
  #handedOut = 0;

  private constructor(
    private readonly consumer: Consumer,
    private readonly messages: ConsumerMessages,
    /** How many the stream holds at the start. */
    readonly waiting: number,
  ) {}

  /** Reads facts of these subjects from this sequence on; `reader` is the NATS user, for whom consumers are told apart. */
  static async open(connection: NatsConnection, reader: string, subjects: readonly string[], from: number): Promise<FactReading> {
    const consumer = await jetstream(connection, { checkAPI: false }).consumers.get(factStream, {
      filter_subjects: subjects.map(subject => factSubject({ subject })),
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: from,
      // A name of its own: the consumer of a reader that was killed lives on in NATS for a while.
      name_prefix: `${reader}_${newId()}`,
      inactive_threshold: 30_000,
    });
    const { num_pending: waiting } = await consumer.info(true);
    const messages = await consumer.consume({ max_messages: 256, idle_heartbeat: 5000 });
    const reading = new FactReading(consumer, messages, waiting);
    // Not waited for: after a lost connection its end may never come.
    void reading.#watch().catch(() => undefined);
    return reading;
  }

  /** A stream that is gone ends the reading, so that the next attempt finds or makes it. */
  async #watch(): Promise<void> {
    for await (const status of this.messages.status()) {
      if (status.type === 'stream_not_found' || status.type === 'consumer_deleted') this.messages.stop();
    }
  }

  async *[Symbol.asyncIterator](): AsyncIterator<ReadFact> {
    for await (const message of this.messages) {
      this.#handedOut++;
      yield { seq: message.seq, event: message.json<CloudEvent>(), left: message.info.pending };
    }
  }

  /** Was everything handed out that the stream holds now? Counted: the place of a consumer moves on over facts that it does not read. */
  async atEnd(): Promise<boolean> {
    const { num_pending: waiting, delivered } = await this.consumer.info();
    return waiting === 0 && delivered.consumer_seq <= this.#handedOut;
  }

  /** Ends the loop over it. */
  stop(): void {
    this.messages.stop();
  }

  /** Gives its consumer back. */
  async end(): Promise<void> {
    this.messages.stop();
    await this.consumer.delete().catch(() => undefined);
  }
}
