import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { headers, type Msg, type MsgHdrs, type NatsConnection, type Subscription } from '@nats-io/nats-core';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { factSubject, header, type Actor, type AnyFact, type AnyOperation, type DataOf, type Fact, type Operation } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import { connectNats, createLogger } from '@counterless/platform';
import { person, testPassword, World } from '@counterless/testing';
import type { GatewayConfig } from '../src/gateway.config.ts';
import { createGateway, type Gateway } from '../src/gateway.ts';

export const streamKey = Buffer.alloc(32, 9);
export const audience = 'http://api.example.test';
export const issuer = `${audience}/oidc`;

/** Issuer of tokens with its key set on a port of its own, which may be switched off. */
export class Issuer {
  served = 0;
  away = false;

  private constructor(
    readonly key: CryptoKey,
    readonly publicPem: Uint8Array,
    private readonly server: Server,
  ) {}

  static async start(): Promise<Issuer> {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
    const server = createServer((_request, response) => {
      started.served++;
      if (started.away) return void response.writeHead(500).end();
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [jwk] }));
    });
    const started: Issuer = new Issuer(privateKey, Buffer.from(JSON.stringify(jwk)), server);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return started;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/jwks`;
  }

  /** A token as identity gives it; `more` replaces claims, `undefined` leaves one out. */
  async token(actor: Partial<Actor> = {}, more: Record<string, unknown> = {}, protect: Record<string, unknown> = {}, key: CryptoKey | Uint8Array = this.key): Promise<string> {
    const { scopes, client, ...claimed } = person(actor);
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: audience, sub: claimed.id, iat: now, exp: now + 600, client_id: client, scope: scopes.join(' '), actor: claimed, ...more };
    const given = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
    return new SignJWT(given).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'one', ...protect }).sign(key);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }
}

export interface Front {
  readonly gateway: Gateway;
  readonly url: string;
  readonly port: number;
  readonly connection: NatsConnection;
}

/** What a service was asked, as the wire brought it. */
export interface Asked {
  readonly body: Buffer;
  readonly headers: MsgHdrs;
}
export interface Said {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** Real NATS, an issuer of tokens, and gateways over them, to be asked over real HTTP. */
export class Stage {
  readonly #fronts: Front[] = [];
  readonly #responders: Subscription[] = [];

  private constructor(
    readonly world: World,
    readonly issuer: Issuer,
  ) {}

  static async start(): Promise<Stage> {
    return new Stage(await World.start(), await Issuer.start());
  }

  /** `parts`: operations other than the contracts’, and another clock. */
  async front(more: Partial<GatewayConfig> = {}, parts: Parameters<typeof createGateway>[3] = {}): Promise<Front> {
    const config: GatewayConfig = {
      host: '127.0.0.1', port: 0, natsUrl: this.world.stack.nats.url, natsUser: 'gateway', natsPassword: testPassword('gateway'),
      issuer, audience, publicUrl: audience, jwksUrl: this.issuer.url, identityUrl: 'http://127.0.0.1:1', streamUrls: { documents: 'http://127.0.0.1:1' }, streamKey, ratePerMinute: 100_000,
      streamsPerSubject: 10, streamsPerApp: 1000, corsOrigins: ['*'], trustedProxies: [], mode: 'sandbox', logLevel: 'silent', drainSeconds: 2, tracesUrl: undefined, ...more,
    };
    const logger = createLogger('gateway', config.logLevel);
    const connection = await connectNats('gateway', config, logger);
    const gateway = await createGateway(config, connection, logger, parts);
    const url = await gateway.fastify.listen({ host: '127.0.0.1', port: 0 });
    const front = { gateway, url, port: Number(new URL(url).port), connection };
    this.#fronts.push(front);
    return front;
  }

  /** Answers an operation until told otherwise; what was asked is collected. */
  answer(operation: AnyOperation, say: (asked: Asked, n: number) => Said | undefined | Promise<Said | undefined>): Asked[] {
    const asked: Asked[] = [];
    const callback = async (message: Msg) => {
      const one = { body: Buffer.from(message.data), headers: message.headers! };
      asked.push(one);
      const said = await say(one, asked.length);
      if (!said) return;
      const h = headers();
      for (const [name, value] of Object.entries({ [header.status]: String(said.status ?? 200), [header.contentType]: 'application/json', ...said.headers })) h.set(name, value);
      message.respond(said.body ?? '{}', { headers: h });
    };
    this.#responders.push(this.world.nats.subscribe((operation as Operation).subject, { callback: (_error, message) => void callback(message) }));
    return asked;
  }

  /** Tells a fact as its service would; here nobody keeps a stream of them. */
  tell<F extends AnyFact>(fact: F, data: DataOf<F>): void {
    const { subject, service } = fact as Fact;
    const event = { specversion: '1.0', id: newId(), source: `/${service}`, type: subject, subject: newId(), time: new Date().toISOString(), datacontenttype: 'application/json', sequence: 1, data };
    this.world.nats.publish(factSubject({ subject }), JSON.stringify(event));
  }

  /** No service answers any more. */
  async silence(): Promise<void> {
    for (const responder of this.#responders.splice(0)) responder.unsubscribe();
    await this.world.nats.flush();
  }

  /** Makes sure that the responders and the gateways' subscriptions are known to the server. */
  async settle(): Promise<void> {
    await Promise.all([this.world.nats.flush(), ...this.#fronts.map(f => f.connection.flush())]);
  }

  async stop(): Promise<void> {
    for (const { gateway, connection } of this.#fronts) {
      await gateway.close();
      await connection.close();
    }
    await this.issuer.stop();
    await this.world.stop();
  }
}

export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, where it is JSON. */
  readonly body: Record<string, unknown>;
}

/** One request; a body that is no text is sent as it is. */
export async function get(front: Front, path: string, init: RequestInit & { token?: string } = {}): Promise<Got> {
  const { token, ...rest } = init;
  const response = await fetch(`${front.url}${path}`, { redirect: 'manual', ...rest, headers: { 'accept-language': 'en', ...(token && { authorization: `Bearer ${token}` }), ...(rest.headers as Record<string, string>) } });
  const text = await response.text();
  const body = (response.headers.get('content-type') ?? '').includes('json') && text ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.status, headers: response.headers, text, body };
}

export const post = (front: Front, path: string, init: RequestInit & { token?: string } = {}): Promise<Got> =>
  get(front, path, { method: 'POST', ...init, headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...(init.headers as Record<string, string>) } });

/** Bytes to the port, and whatever comes back until it closes or `quiet` milliseconds pass. */
export function raw(front: Front, bytes: string | Buffer, quiet = 1500): Promise<string> {
  return new Promise(resolve => {
    const parts: Buffer[] = [];
    const socket = connect(front.port, '127.0.0.1', () => socket.write(bytes));
    const end = () => {
      socket.destroy();
      resolve(Buffer.concat(parts).toString('utf8'));
    };
    socket.setTimeout(quiet, end);
    socket.on('data', part => void parts.push(part));
    socket.on('error', end);
    socket.on('close', end);
  });
}

/** The head and the JSON body of a raw HTTP answer. */
export function parsed(answer: string): { status: number; head: string; body: Record<string, unknown> } {
  const [head = '', text = ''] = answer.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {} };
}
