import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the next requests meet: an error, silence, a connection that ends, or an answer that is lost after the work was done. */
export type Mood = 'refuse' | 'busy' | 'error' | 'hang' | 'reset' | 'done-then-reset' | 'invalid';

export interface SimulatorOptions {
  readonly account: string;
  readonly secret: string;
  /** Whether a message id that is there already is dropped; a courier's orders always are. */
  readonly idempotent?: boolean;
  /** Whether it says what became of a message. */
  readonly tells?: boolean;
  readonly port?: number;
}

/** What happened to a parcel. */
export interface ParcelEvent {
  readonly eventId: string;
  readonly orderId: string;
  readonly waybill: string;
  readonly status: string;
  readonly at: string;
  readonly place?: string;
}
interface Order {
  readonly waybill: string;
  readonly body: Record<string, unknown>;
  readonly events: ParcelEvent[];
}
interface Refused {
  readonly status: number;
  readonly code: string;
}

/**
 * A courier and an SMS provider as partners outside are: REST over HTTP, every request signed by HMAC-SHA256 over timestamp, nonce and body, a nonce used once,
 * call-backs signed likewise. Own code down to the signature, so that it checks the platform's adapters and shares no fault with them.
 */
export class PartnerSimulator {
  readonly #server: Server;
  readonly #nonces = new Set<string>();
  readonly #moods: Mood[] = [];
  readonly #hanging = new Set<ServerResponse>();
  /** By order id. */
  readonly orders = new Map<string, Order>();
  /** Waybills that were asked for, each time. */
  readonly tracked: string[] = [];
  /** Everything that was sent, also twice. */
  readonly messages: { readonly id: string; readonly body: Record<string, unknown> }[] = [];
  /** Requests that were turned down for their signature. */
  rejected = 0;

  private constructor(private readonly options: SimulatorOptions) {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(options: SimulatorOptions): Promise<PartnerSimulator> {
    const simulator = new PartnerSimulator(options);
    await new Promise<void>(resolve => simulator.#server.listen(options.port ?? 0, '127.0.0.1', resolve));
    return simulator;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The next requests meet these, one each. */
  expect(...moods: Mood[]): void {
    this.#moods.push(...moods);
  }

  get hanging(): number {
    return this.#hanging.size;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  /** Tells the platform something, signed; gives its answer. `to` is the address of the call-back. */
  async call(to: string, data: object): Promise<{ readonly status: number; readonly body: unknown }> {
    const body = JSON.stringify(this.signed(data));
    const response = await fetch(to, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return { status: response.status, body: await response.json() };
  }

  /** Something happens to an order's parcel, of which nobody is told: whoever asks learns it. */
  happen(orderId: string, status: string, place?: string): ParcelEvent {
    const { waybill, events } = this.orders.get(orderId)!;
    const event = { eventId: randomUUID(), orderId, waybill, status, at: new Date().toISOString(), ...(place !== undefined && { place }) };
    events.push(event);
    return event;
  }

  /** It happens, and the courier tells it. */
  move(to: string, orderId: string, status: string, place?: string): Promise<{ readonly status: number; readonly body: unknown }> {
    return this.call(to, this.happen(orderId, status, place));
  }

  /** What a call-back's body is. */
  signed(data: object): { readonly timestamp: number; readonly nonce: string; readonly data: string; readonly signature: string } {
    const text = JSON.stringify(data);
    const [timestamp, nonce] = [Math.floor(Date.now() / 1000), randomUUID()];
    return { timestamp, nonce, data: text, signature: this.#sign(timestamp, nonce, text) };
  }

  #sign(timestamp: number | string, nonce: string, body: string): string {
    return createHmac('sha256', this.options.secret).update(`${timestamp}\n${nonce}\n${body}`).digest('base64');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const answer = (status: number, body: object) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const mood = request.method === 'POST' || request.url?.startsWith('/waybills/') ? this.#moods.shift() : undefined;
    if (mood === 'hang') return void this.#hanging.add(response);
    if (mood === 'reset') return void request.socket.destroy();
    if (mood === 'error') return void answer(500, { code: 'internal' });
    if (mood === 'busy') return void answer(503, { code: 'busy' });
    const refused = this.#admit(request, text) ?? (mood === 'refuse' || mood === 'invalid' ? { status: 422, code: mood === 'invalid' ? 'invalid-number' : 'area-not-served' } : undefined);
    if (refused) return void answer(refused.status, { code: refused.code });
    const [status, body] = this.#work(request.method ?? '', request.url ?? '', text);
    if (mood === 'done-then-reset') return void request.socket.destroy();
    answer(status, body);
  }

  #admit(request: IncomingMessage, text: string): Refused | undefined {
    const of = (name: string) => String(request.headers[`x-${name}`] ?? '');
    const [timestamp, nonce] = [of('timestamp'), of('nonce')];
    const signed = of('signature') === this.#sign(timestamp, nonce, text || (request.url ?? ''));
    const fresh = Math.abs(Number(timestamp) - Date.now() / 1000) < 300;
    if (of('account') !== this.options.account || !signed || !fresh || this.#nonces.has(nonce)) {
      this.rejected++;
      return { status: 401, code: 'signature' };
    }
    this.#nonces.add(nonce);
    return undefined;
  }

  #work(method: string, url: string, text: string): [number, object] {
    const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
    if (method === 'POST' && url === '/orders') {
      const id = String(body['orderId']);
      const order = this.orders.get(id) ?? { waybill: `WB${String(this.orders.size + 1).padStart(10, '0')}`, body, events: [] };
      this.orders.set(id, order);
      return [201, { orderId: id, waybill: order.waybill }];
    }
    if (method === 'POST' && url === '/messages') {
      const id = String(body['messageId']);
      if (this.options.idempotent === false || !this.messages.some(m => m.id === id)) this.messages.push({ id, body });
      return [202, { id: `P${this.messages.findIndex(m => m.id === id) + 1}` }];
    }
    const waybill = /^\/waybills\/([^/]+)$/.exec(url)?.[1];
    if (method === 'GET' && waybill !== undefined) {
      this.tracked.push(waybill);
      const order = [...this.orders.values()].find(o => o.waybill === waybill);
      return order ? [200, { waybill, events: order.events }] : [404, { code: 'unknown' }];
    }
    const asked = /^\/messages\/([^/]+)$/.exec(url)?.[1];
    if (method === 'GET' && asked !== undefined && this.options.tells) {
      const at = this.messages.findIndex(m => m.id === asked);
      return at < 0 ? [404, { code: 'unknown' }] : [200, { id: `P${at + 1}`, status: 'sent' }];
    }
    return [404, { code: 'no-such-address' }];
  }
}
