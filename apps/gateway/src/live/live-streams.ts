import type { NatsConnection } from '@nats-io/nats-core';
import { actorText, general, type Live } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import type { Logger, ReadFact } from '@counterless/platform';
import type { Tokens, Verified } from '../access/tokens.ts';
import { FactFeed } from './fact-feed.ts';
import { LiveStream, placeOf } from './live-stream.ts';

const beatSeconds = 15;
const readySeconds = 3;

export interface StreamLimits {
  readonly streamsPerSubject: number;
  readonly streamsPerApp: number;
}

interface Told {
  readonly live: Live;
  readonly listeners: Map<string, Set<LiveStream>>;
}

/** Who listens to what at this gateway. Any replica serves any listener, since each reads the stream of facts itself. */
export class LiveStreams {
  readonly #told = new Map<Live, Told>();
  readonly #byFact = new Map<string, Told[]>();
  readonly #counts = new Map<string, number>();
  readonly #all = new Set<LiveStream>();
  readonly #feed: FactFeed;
  readonly #timer: NodeJS.Timeout;
  #ticks = 0;

  constructor(lives: readonly Live[], private readonly limits: StreamLimits, private readonly tokens: Tokens, connection: NatsConnection, logger: Logger) {
    for (const live of lives) {
      const told = { live, listeners: new Map<string, Set<LiveStream>>() };
      this.#told.set(live, told);
      for (const fact of live.facts) this.#byFact.set(fact.subject, [...(this.#byFact.get(fact.subject) ?? []), told]);
    }
    this.#feed = new FactFeed(connection, [...this.#byFact.keys()], logger, fact => this.#hear(fact), () => void this.#askToReread());
    this.#timer = setInterval(() => this.tick(), 1000);
    this.#timer.unref();
  }

  /** How many listen. */
  get size(): number {
    return this.#all.size;
  }

  /**
   * Opens a stream for somebody who may have it; its first event is on the way when this returns.
   * @throws Problem rate.limited when the subject or the app has too many; platform.unavailable without the stream of facts
   */
  async open(live: Live, request: Readonly<Record<string, string>>, verified: Verified, lastEventId: string | undefined): Promise<LiveStream> {
    const counted = this.#count(verified);
    const stream = new LiveStream(live.wanted(request, verified.actor), verified, live.eventOf);
    // First of all it hears what happens, so that nothing falls between the place that is looked up and the first fact.
    const { listeners } = this.#told.get(live)!;
    listeners.set(stream.key, (listeners.get(stream.key) ?? new Set()).add(stream));
    this.#all.add(stream);
    stream.out.once('close', () => {
      stream.close();
      this.#forget(listeners, stream, counted);
    });
    try {
      const place = await within(readySeconds, this.#feed.place());
      const since = lastEventId === undefined ? undefined : placeOf(lastEventId);
      stream.open(since ?? place);
      if (since) void this.#resume(live, stream, since);
      else {
        if (lastEventId !== undefined) stream.reread(place);
        stream.release();
      }
    } catch (error) {
      stream.out.destroy();
      throw error;
    }
    return stream;
  }

  async #resume(live: Live, stream: LiveStream, since: { stream: string; seq: number }): Promise<void> {
    const wants = (fact: ReadFact) => live.facts.some(f => f.subject === fact.event.type) && keysOf(live, fact).includes(stream.key);
    const whole = await this.#feed
      .replay(since, async fact => {
        if (wants(fact)) stream.tell(fact);
        await stream.caughtUp();
      })
      .catch(() => false);
    if (!whole) stream.reread(await this.#feed.place());
    stream.release();
  }

  #count({ actor }: Verified): readonly string[] {
    const counted = [[actorText(actor), this.limits.streamsPerSubject], [`client:${actor.client}`, this.limits.streamsPerApp]] as const;
    for (const [name, most] of counted) {
      if ((this.#counts.get(name) ?? 0) < most) continue;
      throw new Problem(general.rateLimited, { detail: { en: `${most} streams at once are allowed`, zh: `最多同时打开 ${most} 个事件流` }, retryAfter: 30 });
    }
    for (const [name] of counted) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    return counted.map(([name]) => name);
  }

  #forget(listeners: Map<string, Set<LiveStream>>, stream: LiveStream, counted: readonly string[]): void {
    this.#all.delete(stream);
    const same = listeners.get(stream.key);
    if (same?.delete(stream) && same.size === 0) listeners.delete(stream.key);
    for (const name of counted) {
      const left = this.#counts.get(name)! - 1;
      if (left > 0) this.#counts.set(name, left);
      else this.#counts.delete(name);
    }
  }

  #hear(fact: ReadFact): void {
    for (const { live, listeners } of this.#byFact.get(fact.event.type) ?? []) {
      for (const key of keysOf(live, fact)) for (const stream of listeners.get(key) ?? []) stream.hear(fact);
    }
  }

  async #askToReread(): Promise<void> {
    const place = await this.#feed.place();
    for (const stream of this.#all) stream.reread(place);
  }

  /** Ends streams whose token no longer counts; now and then a sign of life goes to the others. */
  tick(now?: number): void {
    const beats = this.#ticks++ % beatSeconds === 0;
    for (const stream of this.#all) {
      const lapsed = this.tokens.lapsed(stream.verified, now);
      if (lapsed) stream.end(lapsed);
      else if (beats) stream.beat();
    }
  }

  /** Tells everybody to come back elsewhere. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    for (const stream of this.#all) stream.end('restarting');
    await this.#feed.stop();
  }
}

const keysOf = (live: Live, { event }: ReadFact): readonly string[] => [(live.about as (data: unknown) => string | readonly string[])(event.data)].flat();

async function within<T>(seconds: number, promised: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Problem(general.unavailable, { detail: { en: 'live events cannot be had just now', zh: '暂时无法提供实时事件' }, retryAfter: 2 })), seconds * 1000);
  });
  try {
    return await Promise.race([promised, late]);
  } finally {
    clearTimeout(timer);
  }
}
