import { Readable } from 'node:stream';
import type { StreamEnd } from '@counterless/contracts';
import type { ReadFact } from '@counterless/platform';
import type { Verified } from '../access/tokens.ts';
import type { Place } from './fact-feed.ts';

/** Bytes and facts that may wait for a listener who reads slower than things happen. */
const mostBytes = 256 * 1024;
const mostHeld = 10_000;
const graceMs = 5000;

export const idOf = (place: Place): string => `${place.stream}-${place.seq}`;

/** The place that a Last-Event-ID names; none for one that this platform never sent. */
export function placeOf(id: string): Place | undefined {
  const found = /^([0-9a-z]{1,16})-(\d{1,15})$/.exec(id);
  return found ? { stream: found[1]!, seq: Number(found[2]) } : undefined;
}

/** What one listener is sent, as Server-Sent Events (WHATWG HTML, 9.2). */
export class LiveStream {
  readonly out = new Readable({ read: () => undefined });
  /** Facts that happen while older ones are told: they wait for their turn. */
  #held: ReadFact[] | undefined = [];
  #place: Place = { stream: '', seq: 0 };
  #ended = false;

  constructor(
    readonly key: string,
    readonly verified: Verified,
    private readonly eventOf: (fact: { subject: string }) => string,
  ) {}

  get ended(): boolean {
    return this.#ended;
  }

  /** The first event: from here on nothing is left out. */
  open(place: Place): void {
    this.#place = place;
    // Clients that come back all at once after a restart would arrive as a wave.
    this.#send('open', {}, `retry: ${1000 + Math.floor(Math.random() * 2000)}\nid: ${idOf(place)}\n`);
  }

  /** Something may have been missed: the listener reads the resource again and goes on from here. */
  reread(place: Place): void {
    this.#place = place;
    this.#send('reread', {}, `id: ${idOf(place)}\n`);
  }

  hear(fact: ReadFact): void {
    if (!this.#held) this.tell(fact);
    else if (this.#held.push(fact) > mostHeld) this.end('too-slow');
  }

  /** What was held back goes out; from now on facts are told as they come. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const fact of held) this.tell(fact);
  }

  tell({ seq, event }: ReadFact): void {
    // Replay and live reading overlap: each fact once.
    if (seq <= this.#place.seq) return;
    this.#place = { stream: this.#place.stream, seq };
    this.#send(this.eventOf({ subject: event.type }), event.data, `id: ${idOf(this.#place)}\n`);
  }

  /** Waits until the listener has read most of what it was sent. */
  async caughtUp(): Promise<void> {
    while (!this.#ended && this.out.readableLength > mostBytes / 4) await new Promise(resolve => setTimeout(resolve, 20));
  }

  beat(): void {
    if (!this.#ended) this.out.push(':\n\n');
  }

  end(reason: StreamEnd): void {
    if (this.#ended) return;
    this.#ended = true;
    this.out.push(frame('end', { reason }));
    this.out.push(null);
    // One that reads nothing at all would keep its connection for ever.
    setTimeout(() => this.out.destroy(), graceMs).unref();
  }

  /** The listener is gone. */
  close(): void {
    this.#ended = true;
  }

  #send(event: string, data: unknown, head: string): void {
    if (this.#ended) return;
    if (this.out.readableLength > mostBytes) return this.end('too-slow');
    this.out.push(frame(event, data, head));
  }
}

const frame = (event: string, data: unknown, head = ''): string => `${head}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
