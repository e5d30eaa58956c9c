import { get as request, type IncomingMessage } from 'node:http';
import { eventually } from '@counterless/testing';
import type { Front } from './harness.ts';

export interface Heard {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** Somebody who listens to a stream of Server-Sent Events over real HTTP. */
export class Listener {
  readonly heard: Heard[] = [];
  beats = 0;
  ended = false;
  #rest = '';

  private constructor(
    readonly response: IncomingMessage,
    deaf: boolean,
  ) {
    response.setEncoding('utf8');
    response.on('close', () => (this.ended = true));
    response.on('error', () => undefined);
    if (!deaf) this.listen();
  }

  /** `deaf`: takes nothing from the connection until told to `listen`. */
  static async open(front: Front, path: string, token: string, headers: Record<string, string> = {}, deaf = false): Promise<Listener> {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(`${front.url}${path}`, { agent: false, headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...headers } }, resolve).on('error', reject);
    });
    return new Listener(response, deaf);
  }

  listen(): void {
    this.response.on('data', (part: string) => {
      const frames = (this.#rest + part).split('\n\n');
      this.#rest = frames.pop()!;
      for (const frame of frames) this.#read(frame);
    });
  }

  #read(frame: string): void {
    if (frame.startsWith(':')) return void this.beats++;
    const fields = Object.fromEntries(frame.split('\n').map(line => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]));
    this.heard.push({ id: fields['id'], event: fields['event']!, data: JSON.parse(fields['data']!) as Record<string, unknown> });
  }

  get names(): string[] {
    return this.heard.map(h => h.event);
  }

  /** The events heard, once there are as many. */
  async hears(n: number): Promise<Heard[]> {
    await eventually(`${n} events, not ${this.names.join()}`, async () => this.heard.length >= n, 20_000);
    return this.heard;
  }

  close(): void {
    this.response.destroy();
  }
}
