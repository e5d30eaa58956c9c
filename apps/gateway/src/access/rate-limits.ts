import type { NatsConnection } from '@nats-io/nats-core';
import { general } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';

const windowSeconds = 60;
const subject = 'internal.gateway.usage';

interface Usage {
  readonly from: string;
  readonly window: number;
  readonly counts: Record<string, number>;
}

/**
 * Counts requests per client app (per address where nobody is named) in windows of a minute, after authentication.
 * Replicas tell each other once a second what they counted, so the limit holds for all of them together, give or take a second.
 */
export class RateLimits {
  #window = 0;
  #counts = new Map<string, number>();
  #untold = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;
  readonly #self = Math.random().toString(36).slice(2);

  constructor(
    private readonly perMinute: number,
    private readonly connection: NatsConnection,
  ) {
    connection.subscribe(subject, { callback: (_error, message) => this.#hear(message.json<Usage>()) });
    this.#timer = setInterval(() => this.#tell(), 1000);
    this.#timer.unref();
  }

  /** Counts one request under a policy; gives its item of the RateLimit header (draft-ietf-httpapi-ratelimit-headers), and rate.limited when it was one too many. */
  count(client: string, perMinute = this.perMinute, policy = 'default'): { readonly header: string; readonly refused?: Problem } {
    const now = Date.now() / 1000;
    const window = Math.floor(now / windowSeconds);
    if (window !== this.#window) this.#turn(window);
    const used = (this.#counts.get(client) ?? 0) + 1;
    this.#counts.set(client, used);
    this.#untold.set(client, (this.#untold.get(client) ?? 0) + 1);
    const left = Math.ceil((window + 1) * windowSeconds - now);
    const header = `"${policy}";r=${Math.max(0, perMinute - used)};t=${left}`;
    if (used <= perMinute) return { header };
    const detail = { en: `${perMinute} requests a minute are allowed`, zh: `每分钟最多 ${perMinute} 次请求` };
    return { header, refused: new Problem(general.rateLimited, { detail, retryAfter: left }) };
  }

  /** What the limits are: that of all operations, and the own one of an operation by its name. */
  policy(own?: { readonly name: string; readonly perMinute: number }): string {
    const item = (name: string, perMinute: number) => `"${name}";q=${perMinute};w=${windowSeconds}`;
    return [item('default', this.perMinute), ...(own ? [item(own.name, own.perMinute)] : [])].join(', ');
  }

  #turn(window: number): void {
    this.#window = window;
    this.#counts = new Map();
    this.#untold = new Map();
  }

  #tell(): void {
    if (this.#untold.size === 0 || this.connection.isClosed()) return;
    const usage: Usage = { from: this.#self, window: this.#window, counts: Object.fromEntries(this.#untold) };
    this.#untold = new Map();
    this.connection.publish(subject, JSON.stringify(usage));
  }

  #hear(usage: Usage): void {
    if (usage.from === this.#self) return;
    if (usage.window > this.#window) this.#turn(usage.window);
    if (usage.window !== this.#window) return;
    for (const [client, n] of Object.entries(usage.counts)) this.#counts.set(client, (this.#counts.get(client) ?? 0) + n);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
