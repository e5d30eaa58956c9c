import { ConnectionError, CounterlessError } from './errors.ts';
import { operations, type Api } from './generated.ts';
import { authHeaders, type AccessToken } from './proof.ts';
import type { Content, RequestOptions } from './types.ts';

export interface ClientOptions {
  /** Address of the gateway, such as https://api.example.gov.cn */
  url: string;
  /** An access token, or what gives one; `clientCredentials` does. Asked with `true` it must not give one that was refused. */
  token?: AccessToken | ((renew?: boolean) => AccessToken | Promise<AccessToken>);
  /** Language of titles and details; `zh` unless said. */
  language?: 'zh' | 'en';
  /** How often a request is tried again that met no answer, 429, 503, 504 or its own first attempt still running; 4 unless said. */
  retries?: number;
  /** Milliseconds that one attempt may take; 30 s unless said. */
  timeout?: number;
  fetch?: typeof fetch;
}

interface Declared {
  readonly method: string;
  readonly path: string;
  readonly idempotent?: true;
  readonly paged?: true;
  readonly produces?: string;
}
type Input = Record<string, unknown>;
type Options = RequestOptions & Partial<Content>;

const again = new Set([429, 503, 504]);
const longest = 30_000;

/** The platform's operations by service: `client.permits.requestPass({ … })`. */
export type Counterless = Api;

/** Makes a client. It keeps nothing but its token, so one serves all. */
export function counterless(options: ClientOptions): Counterless {
  const caller = new Caller(options);
  const api: Record<string, Record<string, unknown>> = {};
  for (const [service, declared] of Object.entries(operations)) {
    const group: Record<string, unknown> = (api[service] = {});
    for (const [name, operation] of Object.entries(declared as Record<string, Declared>)) {
      const call = (input?: Input, more?: Options) => caller.call(operation, input ?? {}, more ?? {});
      group[name] = operation.paged ? Object.assign(call, { all: (input?: Input, more?: Options) => caller.all(operation, input ?? {}, more ?? {}) }) : call;
    }
  }
  return api as unknown as Counterless;
}

class Caller {
  readonly #fetch: typeof fetch;

  constructor(private readonly options: ClientOptions) {
    // Called as a method of anything else than the window, a browser's fetch refuses.
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
  }

  async *all(operation: Declared, input: Input, options: Options): AsyncIterableIterator<unknown> {
    for (let cursor: unknown; ; ) {
      const page = (await this.call(operation, { ...input, ...(cursor !== undefined && { cursor }) }, options)) as { items: unknown[]; next?: string | null };
      yield* page.items;
      // The event feed has a `next` at its end too: there it ends with a page that has nothing.
      if (page.next === null || page.next === undefined || page.items.length === 0) return;
      cursor = page.next;
    }
  }

  async call(operation: Declared, input: Input, options: Options): Promise<unknown> {
    const { url, body } = this.#place(operation, input, options);
    const key = operation.idempotent ? (options.idempotencyKey ?? crypto.randomUUID()) : undefined;
    const response = await this.#persist(async renew => {
      const token = options.token ?? (typeof this.options.token === 'function' ? await this.options.token(renew) : this.options.token);
      const timeout = AbortSignal.timeout(this.options.timeout ?? 30_000);
      return this.#fetch(url, {
        method: operation.method,
        headers: {
          accept: operation.produces ?? 'application/json',
          'accept-language': this.options.language ?? 'zh',
          ...(token && (await authHeaders(token, operation.method, url))),
          ...(key && { 'idempotency-key': key }),
          ...(options.ifVersion !== undefined && { 'if-match': `"${options.ifVersion}"` }),
          ...(body !== undefined && { 'content-type': options.contentType ?? 'application/json' }),
        },
        ...(body !== undefined && { body: body as BodyInit }),
        signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
      });
    }, options.signal);
    if (operation.produces) return response;
    return response.status === 204 ? undefined : ((await response.json()) as unknown);
  }

  #place({ method, path }: Declared, input: Input, { content }: Options): { url: URL; body: unknown } {
    const rest = { ...input };
    const filled = path.replace(/:([A-Za-z]+)/g, (_all, name: string) => {
      const value = rest[name];
      if (typeof value !== 'string' || value === '') throw new TypeError(`${method} ${path} needs ${name}`);
      delete rest[name];
      return encodeURIComponent(value);
    });
    const url = new URL(filled, this.options.url);
    const asQuery = method === 'GET' || method === 'DELETE' || content !== undefined;
    if (!asQuery) return { url, body: JSON.stringify(rest) };
    for (const [name, value] of Object.entries(rest)) if (value !== undefined) url.searchParams.set(name, String(value));
    return { url, body: content };
  }

  /** Tries until an answer comes that another attempt would not change. Every write has a key, so it has one effect however often it is tried. */
  async #persist(attempt: (renew: boolean) => Promise<Response>, signal: AbortSignal | undefined): Promise<Response> {
    const retries = this.options.retries ?? 4;
    let renew = false;
    for (let n = 0; ; n++) {
      let wait = Math.min(200 * 2 ** n, longest) * (0.5 + Math.random() / 2);
      try {
        const response = await attempt(renew);
        if (response.ok) return response;
        const after = Number(response.headers.get('retry-after')) * 1000;
        const error = await CounterlessError.of(response);
        // A token that ended on the way is asked for anew, once.
        const expired: boolean = error.code === 'auth.token-expired' && typeof this.options.token === 'function' && !renew;
        if (!expired && !again.has(error.status) && error.code !== 'idempotency.in-progress') throw error;
        if (n >= retries || after > longest) throw error;
        renew ||= expired;
        wait = expired ? 0 : Math.max(wait, after || 0);
      } catch (error) {
        if (error instanceof CounterlessError) throw error;
        signal?.throwIfAborted();
        if (error instanceof TypeError && / needs /.test(error.message)) throw error;
        if (n >= retries) throw new ConnectionError(`no answer from ${this.options.url} after ${n + 1} attempts`, { cause: error });
      }
      await pause(wait, signal);
    }
  }
}

const pause = (milliseconds: number, signal: AbortSignal | undefined) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => (clearTimeout(timer), reject(signal.reason as Error)), { once: true });
  });
