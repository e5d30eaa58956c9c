import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloudEvent } from '@counterless/contracts';

export interface Taken {
  readonly event: CloudEvent;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
}

type Behaviour = (response: ServerResponse, taken: Taken) => void;
const answer = (status: number, body = ''): Behaviour => response => void response.writeHead(status, status === 301 ? { location: '/elsewhere' } : {}).end(body);

/** How receivers behave: well, and in every way that partners' do now and then. */
export const behaviours = {
  good: answer(204),
  hangs: () => undefined,
  resets: response => void response.socket!.resetAndDestroy(),
  fails: answer(500),
  moved: answer(301),
  gone: answer(410),
  large: response => {
    response.writeHead(200);
    const pour = () => {
      while (response.write(Buffer.alloc(65_536))) if (response.destroyed) return;
      response.once('drain', pour);
    };
    pour();
  },
} satisfies Record<string, Behaviour>;

/** A partner's receiver: keeps what it was sent, and behaves as told. */
export class ReceiverStub {
  readonly taken: Taken[] = [];
  behaviour: Behaviour = behaviours.good;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ReceiverStub> {
    const server = createServer();
    const stub = new ReceiverStub(server);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const text = Buffer.concat(parts).toString();
        const taken = { text, event: JSON.parse(text) as CloudEvent, headers: request.headers };
        stub.taken.push(taken);
        stub.behaviour(response, taken);
      });
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return stub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks`;
  }

  ids(): string[] {
    return this.taken.map(t => t.event.id);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }
}
