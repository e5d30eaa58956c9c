import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { Actor, Operation, ServiceActor } from '@counterless/contracts';
import type { Language } from '@counterless/kernel';

/** One request being served: who asks, under which key, expecting which version. */
export interface Call {
  readonly operation: Operation;
  /** Nobody for an anonymous request to a public operation. */
  readonly actor: Actor | ServiceActor | undefined;
  readonly language: Language;
  readonly requestId: string;
  readonly traceparent: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** SHA-256 over operation and request; only where there is an idempotency key. */
  readonly requestHash: Buffer | undefined;
  /** Version that If-Match asks for. */
  readonly ifMatch: number | undefined;
  /** The body as it came; only where the contract `accepts` something else than JSON. */
  readonly content: Content | undefined;
  /** The exchange over HTTP, of an operation that the contract declares as a stream. */
  readonly exchange?: Exchange;
}

/** A body that is not JSON. */
export interface Content {
  /** Content-Type as it was sent, with its parameters. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A request whose body is read as it comes, and the place of its answer. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** What an operation answers beside its body. */
export class Answer<T> {
  constructor(
    /** The answer, or its JSON text where PostgreSQL has already built it, or bytes of another media type. */
    readonly body: T | RawBody,
    readonly more: { readonly version?: number | undefined; readonly location?: string | undefined } = {},
  ) {}
}

/** A body that is handed on as it is: text, or bytes of another media type, which no idempotency key can bring back. */
export class RawBody {
  constructor(
    readonly text: string | Uint8Array,
    readonly contentType = 'application/json',
  ) {}
}

/** The body of an operation that accepts something else than JSON: none when nothing was sent. */
export function contentOf(call: Call): Content {
  return call.content ?? { type: '', bytes: new Uint8Array() };
}

/** The caller of an operation that the contract restricts to actors: the dispatcher has made sure that there is one. */
export function actorOf(call: Call): Actor {
  if (!call.actor || call.actor.kind === 'service') throw new Error(`${call.operation.subject} was reached without an actor`);
  return call.actor;
}

/** An answer that goes out as it is read, or has no body; by streams alone. */
export class Streamed {
  constructor(
    readonly status: number,
    readonly headers: OutgoingHttpHeaders,
    readonly body?: Readable,
  ) {}
}

/** The handler has written the answer itself; by streams alone. */
export const answered = Symbol('answered');

/** The exchange of an operation that the contract declares as a stream: only by one is it reached. */
export function exchangeOf(call: Call): Exchange {
  if (!call.exchange) throw new Error(`${call.operation.subject} was reached without a stream`);
  return call.exchange;
}
