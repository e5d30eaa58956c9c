import type { NatsConnection } from '@nats-io/nats-core';
import { healthSubject, services, type Service } from '@counterless/contracts';

/** `up`: all is well. `degraded`: it works, and not as it should. `down`: whoever asks gets no answer. */
export type State = 'up' | 'degraded' | 'down';
/** A service, or the messages between them. */
export type Part = Exclude<Service, 'gateway'> | 'messages';

export interface PartReading {
  readonly part: Part;
  readonly state: State;
  /** Since when it is seen like this; the start of the gateway, where it was never seen otherwise. */
  readonly since: Date;
  /** Names of checks that fail. */
  readonly failing: readonly string[];
}
export interface Reading {
  readonly at: Date;
  readonly state: State;
  readonly parts: readonly PartReading[];
}

/** Milliseconds between two looks, and for which each waits for the replicas of a service. */
const usual = { pause: 2500, patience: 2500 };
const watched = services.filter((s): s is Exclude<Service, 'gateway'> => s !== 'gateway');

/** Looks at every service over NATS, again and again, so that a page is answered from memory whatever is away. */
export class StatusWatch {
  #last: Promise<Reading> | undefined;
  #parts = new Map<Part, PartReading>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  readonly #start = new Date();

  constructor(
    private readonly connection: NatsConnection,
    private readonly hears: () => Promise<void>,
    private readonly timing = usual,
  ) {}

  /** The reading of a few seconds ago; the first one is waited for. */
  reading(): Promise<Reading> {
    return (this.#last ??= this.#look());
  }

  start(): void {
    void this.reading().then(() => this.#again());
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #again(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      const look = this.#look();
      void look.then(() => {
        this.#last = look;
        this.#again();
      });
    }, this.timing.pause);
    this.#timer.unref();
  }

  async #look(): Promise<Reading> {
    const at = new Date();
    const [messages, ...answers] = await Promise.all([this.hears().then(() => true, () => false), ...watched.map(service => this.#ask(service))]);
    const parts = [
      this.#seen('messages', messages ? 'up' : 'down', [], at),
      ...watched.map((service, i) => this.#seen(service, ...judge(answers[i]!), at)),
    ];
    const state = parts.every(p => p.state === 'up') ? 'up' : !messages || parts.slice(1).every(p => p.state === 'down') ? 'down' : 'degraded';
    return { at, state, parts };
  }

  #seen(part: Part, state: State, failing: readonly string[], at: Date): PartReading {
    const before = this.#parts.get(part);
    const since = before === undefined ? this.#start : before.state === state ? before.since : at;
    const now = { part, state, since, failing };
    this.#parts.set(part, now);
    return now;
  }

  /** What each replica says of itself; none where nobody hears. */
  async #ask(service: Service): Promise<Record<string, string>[]> {
    const told: Record<string, string>[] = [];
    try {
      // All are waited for: one that is quick and well says nothing of one that is slow and ill.
      for await (const message of await this.connection.requestMany(healthSubject(service), undefined, { strategy: 'timer', maxWait: this.timing.patience })) told.push(message.json());
    } catch {
      // Nobody listens, or the connection is gone: what was told until then is all.
    }
    return told;
  }
}

/** Without its database a replica answers nothing; what else it lacks makes it slow, or unsafe. */
function judge(replicas: readonly Record<string, string>[]): [State, string[]] {
  const failing = [...new Set(replicas.flatMap(checks => Object.keys(checks).filter(name => checks[name] !== 'ok')))].sort();
  if (replicas.every(checks => checks['database'] !== 'ok')) return ['down', failing];
  return [failing.length > 0 ? 'degraded' : 'up', failing];
}
