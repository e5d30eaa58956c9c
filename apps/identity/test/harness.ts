import { createHash, randomBytes } from 'node:crypto';
import { headers, type Subscription } from '@nats-io/nats-core';
import { delivery, header, tokenExchange, type SendSignInCode } from '@counterless/contracts';
import { MovableClock } from '@counterless/kernel';
import { World } from '@counterless/testing';
import { randomPorts } from '@counterless/tools/stack/ports';
import { addressList } from '../src/identity.config.ts';
import { identityService } from '../src/identity.module.ts';
import { migrations } from '../src/persistence/migrations.ts';

/** The n-th number of the block that the sandbox makes numbers from. */
export const mobile = (n: number) => `1919900${String(n).padStart(4, '0')}`;
export const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
export const partner = basic('demo-partner', 'sandbox-demo-partner-secret');
export const callback = 'http://127.0.0.1:8765/callback';
export { tokenExchange };

export interface TokenReply {
  readonly status: number;
  readonly body: Record<string, never> & {
    access_token: string;
    refresh_token: string;
    scope: string;
    error: string;
    error_description: string;
    expires_in: number;
  };
}

/** The identity service on real PostgreSQL and NATS, with a delivery service that remembers the codes it was given. */
export class Harness {
  readonly clock = new MovableClock(new Date());
  readonly sent: SendSignInCode[] = [];
  #delivery: Subscription | undefined;
  running!: Awaited<ReturnType<World['serve']>>;

  private constructor(
    readonly world: World,
    readonly issuer: string,
    readonly audience: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<Harness> {
    const world = await World.start();
    const [port] = await randomPorts(1);
    const harness = new Harness(world, `http://127.0.0.1:${port}/oidc`, `http://127.0.0.1:${port}`, port!);
    harness.delivery('there');
    await harness.serve();
    return harness;
  }

  /** The delivery service answers, takes what it is given without a word, or is away. */
  delivery(state: 'there' | 'silent' | 'away'): void {
    this.#delivery?.unsubscribe();
    this.#delivery = undefined;
    if (state === 'away') return;
    this.#delivery = this.world.nats.subscribe(delivery.sendSignInCode.subject, {
      callback: (_error, message) => {
        const request = message.json<SendSignInCode>();
        this.sent.push(request);
        if (state === 'silent') return;
        const h = headers();
        h.set(header.status, '200');
        message.respond(JSON.stringify({ messageId: request.codeId }), { headers: h });
      },
    });
  }

  /** Starts the service, or another life of it. */
  async serve(mode: 'sandbox' | 'production' = 'sandbox'): Promise<void> {
    this.running = await this.world.serve('identity', migrations, config => ({
      ...identityService({
        ...config,
        mode,
        issuer: this.issuer,
        audience: this.audience,
        httpHost: '127.0.0.1',
        httpPort: this.port,
        trustedProxies: addressList('127.0.0.1'),
        keyDays: 30,
      }),
      clock: this.clock,
    }));
  }

  async stop(): Promise<void> {
    await this.world.stop();
  }

  async token(fields: Record<string, string>, authorization: string = partner): Promise<TokenReply> {
    const response = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams(fields),
    });
    return { status: response.status, body: (await response.json()) as TokenReply['body'] };
  }

  claims(token: string): Record<string, unknown> {
    return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
  }

  codeFor(mobile: string): string {
    return this.sent.filter(s => s.mobile === mobile).at(-1)!.code;
  }
}

/** A browser: cookies by path, redirects one by one. */
export class Browser {
  readonly cookies = new Map<string, { value: string; path: string }>();

  constructor(readonly address = '203.0.113.7') {}

  async go(url: string, form?: Record<string, string>, more: Record<string, string> = {}): Promise<Response> {
    const path = new URL(url).pathname;
    const cookie = [...this.cookies]
      .filter(([, c]) => path.startsWith(c.path))
      .map(([key, c]) => `${key.split('|')[0]}=${c.value}`)
      .join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      ...(form && { body: new URLSearchParams(form) }),
      headers: { accept: 'text/html', 'x-forwarded-for': this.address, ...(cookie && { cookie }), ...more },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map(s => s.trim());
      const name = pair.slice(0, pair.indexOf('='));
      const at = attributes.find(a => /^path=/i.test(a))?.slice(5) ?? '/';
      const gone = attributes.some(a => /^expires=Thu, 01 Jan 1970/i.test(a));
      if (gone) this.cookies.delete(`${name}|${at}`);
      else this.cookies.set(`${name}|${at}`, { value: pair.slice(pair.indexOf('=') + 1), path: at });
    }
    return response;
  }

  /** Follows redirects until a page, or until one that leaves for `stopAt`. */
  async follow(response: Response, base: string, stopAt: string): Promise<{ response: Response; url: string }> {
    let [current, url] = [response, base];
    while (current.status >= 300 && current.status < 400) {
      url = new URL(current.headers.get('location')!, url).href;
      if (url.startsWith(stopAt)) break;
      current = await this.go(url);
    }
    return { response: current, url };
  }
}

export interface Pkce {
  readonly verifier: string;
  readonly challenge: string;
}
export function pkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

export const hiddenOf = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

/** A visit of the pages from the app's request on. */
export class Visit {
  page = '';
  url = '';
  status = 0;

  constructor(
    readonly harness: Harness,
    readonly browser: Browser,
    readonly pkce: Pkce = pkceOnce(),
  ) {}

  async open(scope: string, more: Record<string, string> = {}): Promise<this> {
    const query = new URLSearchParams({
      client_id: 'demo-partner',
      response_type: 'code',
      redirect_uri: callback,
      scope,
      state: 'state-1',
      code_challenge: this.pkce.challenge,
      code_challenge_method: 'S256',
      ...more,
    });
    const start = `${this.harness.issuer}/auth?${query}`;
    return this.#arrive(await this.browser.go(start), start);
  }

  async #arrive(response: Response, base: string): Promise<this> {
    const end = await this.browser.follow(response, base, callback);
    this.url = end.url;
    this.status = end.response.status;
    this.page = end.url.startsWith(callback) ? '' : await end.response.text();
    return this;
  }

  get base(): string {
    return this.url.split('?')[0]!;
  }

  async post(step: string, fields: Record<string, string> = {}): Promise<this> {
    const target = `${this.base}/${step}`;
    const response = await this.browser.go(target, {
      token: hiddenOf(this.page, 'token'),
      lang: hiddenOf(this.page, 'lang'),
      ...fields,
    });
    const before = this.url;
    await this.#arrive(response, target);
    if (this.url === target) this.url = before;
    return this;
  }

  /** What the app got back. */
  get result(): URLSearchParams {
    return new URL(this.url).searchParams;
  }

  async signIn(mobile: string): Promise<this> {
    await this.post('mobile', { mobile });
    return this.post('code', { code: this.harness.codeFor(mobile) });
  }

  redeem() {
    return this.harness.token({
      grant_type: 'authorization_code',
      code: this.result.get('code')!,
      redirect_uri: callback,
      code_verifier: this.pkce.verifier,
    });
  }
}

function pkceOnce(): Pkce {
  return pkce();
}
