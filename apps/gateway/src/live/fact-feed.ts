import type { NatsConnection } from '@nats-io/nats-core';
import { ensureStream, FactReading, type Logger, type ReadFact } from '@counterless/platform';

/** A place in a stream of facts; a stream that was made anew is another `stream`. */
export interface Place {
  readonly stream: string;
  readonly seq: number;
}

const longestReplay = 100_000;
const replaySeconds = 20;
const replaysAtOnce = 16;

const streamName = (info: { created: string }): string => Date.parse(info.created).toString(36);

/** The facts of all live streams, read once per gateway and in the order of the stream; what was missed can be read again. */
export class FactFeed {
  readonly #waiting: (() => void)[] = [];
  #place: Place | undefined;
  #current: FactReading | undefined;
  #running: Promise<void> | undefined;
  #ready = Promise.withResolvers<void>();
  #stopped = false;
  #replays = 0;

  /** `hear` is given each fact; `madeAnew` is called when the stream is another one, so that facts may have been missed. */
  constructor(
    private readonly connection: NatsConnection,
    private readonly subjects: readonly string[],
    private readonly logger: Logger,
    private readonly hear: (fact: ReadFact) => void,
    private readonly madeAnew: () => void,
  ) {}

  /** Where the reading is; starts it with the first call. */
  async place(): Promise<Place> {
    this.#running ??= this.#run();
    await this.#ready.promise;
    return this.#place!;
  }

  async #run(): Promise<void> {
    void this.#watchConnection();
    while (!this.#stopped) {
      try {
        await this.#read();
      } catch (error) {
        if (!this.#stopped) this.logger.warn({ error: (error as Error).message }, 'reading facts for listeners failed and will be tried again');
      }
      if (!this.#stopped) await new Promise(resolve => setTimeout(resolve, 250));
    }
  }

  async #read(): Promise<void> {
    const info = await ensureStream(this.connection);
    const stream = streamName(info);
    const other = this.#place?.stream !== stream;
    const seq = other ? info.state.last_seq : this.#place!.seq;
    const facts = await FactReading.open(this.connection, 'gateway', this.subjects, seq + 1);
    if (other) {
      const first = this.#place === undefined;
      this.#place = { stream, seq };
      if (!first) this.madeAnew();
    }
    this.#current = facts;
    this.#ready.resolve();
    if (this.#stopped) facts.stop();
    try {
      for await (const fact of facts) {
        this.#place = { stream, seq: fact.seq };
        this.hear(fact);
      }
    } finally {
      await facts.end();
    }
  }

  /** As for reactions: a NATS that came back knows no consumer of before. */
  async #watchConnection(): Promise<void> {
    for await (const status of this.connection.status()) if (status.type === 'reconnect') this.#current?.stop();
  }

  /**
   * Tells each fact after `since` that the stream holds; gives false where that cannot be had whole: the stream is another one,
   * has forgotten facts since, or holds more than a listener should be told one by one.
   */
  async replay(since: Place, tell: (fact: ReadFact) => Promise<void> | void): Promise<boolean> {
    if (this.#replays >= replaysAtOnce) await new Promise<void>(resolve => this.#waiting.push(resolve));
    this.#replays++;
    try {
      return await this.#replayNow(since, tell);
    } finally {
      this.#replays--;
      this.#waiting.shift()?.();
    }
  }

  async #replayNow(since: Place, tell: (fact: ReadFact) => Promise<void> | void): Promise<boolean> {
    const info = await ensureStream(this.connection);
    if (streamName(info) !== since.stream || since.seq > info.state.last_seq || since.seq + 1 < info.state.first_seq) return false;
    const facts = await FactReading.open(this.connection, 'gateway', this.subjects, since.seq + 1);
    const timer = setTimeout(() => facts.stop(), replaySeconds * 1000);
    try {
      if (facts.waiting > longestReplay) return false;
      if (facts.waiting === 0) return true;
      for await (const fact of facts) {
        await tell(fact);
        if (fact.left === 0) return true;
      }
      return false;
    } finally {
      clearTimeout(timer);
      await facts.end();
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#current?.stop();
    await this.#running;
  }
}
