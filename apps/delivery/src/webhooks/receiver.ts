import type { KeyObject } from 'node:crypto';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { SystemClock } from '@counterless/kernel';
import { Agent, request } from 'undici';
import { faultOfUrl, publicLookup, Reach } from './address.ts';
import { signedHeaders } from './signature.ts';

const patience = 10_000;
const mostRead = 16_384;

/** What came of one attempt. */
export interface Attempt {
  readonly at: Date;
  readonly delivered: boolean;
  readonly status: number | null;
  /** Why it does not count as delivered, for the log of whoever runs the receiver. */
  readonly error: string | null;
  readonly milliseconds: number;
}

const reasons: Readonly<Record<string, string>> = {
  UND_ERR_CONNECT_TIMEOUT: 'no connection within ten seconds',
  UND_ERR_HEADERS_TIMEOUT: 'no answer within ten seconds',
  UND_ERR_SOCKET: 'the connection was closed before an answer came',
  UND_ERR_INFO: 'the answer is not HTTP',
  ECONNRESET: 'the connection was reset',
  ECONNREFUSED: 'the connection was refused',
  EPIPE: 'the connection was closed before the event was read',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
};

/** Sends signed events by HTTP. It follows no redirect, waits ten seconds, and reads no more of an answer than 16 KiB. */
@Injectable()
export class Receiver implements OnModuleDestroy {
  // Receivers compare the time of a signature with their own: the machine's, not a sandbox's.
  readonly #clock = new SystemClock();
  readonly #agent: Agent;

  constructor(private readonly reach: Reach) {
    this.#agent = new Agent({
      connect: { lookup: publicLookup(reach) as never, timeout: patience },
      headersTimeout: patience,
      bodyTimeout: patience,
      keepAliveTimeout: 4000,
      connections: 4,
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.#agent.destroy();
  }

  async send(url: string, id: string, body: string, keys: readonly KeyObject[]): Promise<Attempt> {
    const at = this.#clock.now();
    const outcome = (status: number | null, error: string | null): Attempt => ({ at, status, error, delivered: error === null, milliseconds: this.#clock.now().getTime() - at.getTime() });
    // The rules may have become stricter since the address was given, and an address in numbers is looked up nowhere.
    const fault = faultOfUrl(url, this.reach);
    if (fault) return outcome(null, fault.en);
    try {
      const headers = { 'content-type': 'application/json', 'user-agent': 'counterless-webhooks/1', ...signedHeaders(id, at, body, keys) };
      const answer = await within(patience, signal => request(url, { method: 'POST', dispatcher: this.#agent, signal, headers, body }));
      const { statusCode } = answer;
      // What it says beside the status matters to nobody; what is too much ends the connection.
      await within(1000, signal => answer.body.dump({ limit: mostRead, signal })).catch(() => undefined);
      if (statusCode >= 200 && statusCode < 300) return outcome(statusCode, null);
      return outcome(statusCode, statusCode < 400 ? `answered ${statusCode}: redirects are not followed, give the address itself` : `answered ${statusCode}`);
    } catch (error) {
      return outcome(null, reasonOf(error));
    }
  }
}

/** Breaks off what takes longer. Not by `AbortSignal.timeout`, which goes off, and costs, also when all is long done. */
async function within<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), milliseconds);
  try {
    return await work(control.signal);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  const { name, code, message } = error as Error & { code?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return reasons['UND_ERR_HEADERS_TIMEOUT']!;
  if (name === 'InwardAddress') return message;
  if (code?.startsWith('ERR_TLS') || code?.includes('CERT')) return `the certificate of the host is not valid (${code})`;
  return reasons[code ?? ''] ?? `not reached (${code ?? name})`;
}
