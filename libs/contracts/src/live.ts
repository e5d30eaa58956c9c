import type { Actor } from './actor.ts';
import type { AnyFact, Fact } from './fact.ts';
import type { AnyOperation, Operation, RequestOf } from './operation.ts';
import type { Service } from './service.ts';

/** Names of events that a stream sends of itself, beside those of its facts. */
export const streamEvents = ['open', 'reread', 'end'] as const;
/** Why a stream ended: said in its last event. */
export const streamEnds = ['token-expired', 'token-revoked', 'too-slow', 'restarting'] as const;
export type StreamEnd = (typeof streamEnds)[number];

/** Facts told as they happen, as Server-Sent Events: who may ask `of` may listen, at the same address with `/events` behind it. */
export interface Live {
  readonly type: 'live';
  readonly name: string;
  readonly service: Service;
  readonly summary: string;
  /** Asked with the listener's path and query before the stream opens; its refusal is the stream's. */
  readonly of: Operation;
  readonly path: string;
  readonly facts: readonly Fact[];
  /** Name of the event that tells a fact: the verb of its subject. */
  readonly eventOf: (fact: Pick<Fact, 'subject'>) => string;
  /** What this listener hears of. */
  readonly wanted: (request: Readonly<Record<string, string>>, actor: Actor) => string;
  /** What a fact is about: whoever wants one of these hears it. */
  readonly about: (data: never) => string | readonly string[];
}

export interface LiveDeclaration<O extends AnyOperation, Data extends object> {
  readonly of: O;
  readonly summary: string;
  readonly facts: readonly Fact<Data>[];
  /** Fields of path and query are texts as they came: `of` has checked them before. */
  readonly wanted: (request: Pick<RequestOf<O>, keyof RequestOf<O>>, actor: Actor) => string;
  readonly about: (data: Data) => string | readonly string[];
}

const verbOf = (fact: Pick<AnyFact, 'subject'>): string => fact.subject.split('.').at(-2)!;

/** Declares a stream of live events: each is the data of one fact, under the verb of the fact's subject (`permits.pass.granted.v1` is `granted`). */
export function live<O extends AnyOperation, Data extends object>(declaration: LiveDeclaration<O, Data>): Live {
  const of = declaration.of as Operation;
  if (of.http?.method !== 'GET' || !('actors' in of.access)) throw new Error(`${of.subject}: only a read for known callers can be listened to`);
  const names = declaration.facts.map(verbOf);
  const taken = names.find((name, i) => names.indexOf(name) !== i || (streamEvents as readonly string[]).includes(name));
  if (taken) throw new Error(`${of.subject}: the event ${taken} has two meanings`);
  return Object.freeze({
    ...(declaration as unknown as Pick<Live, 'summary' | 'facts' | 'wanted' | 'about'>),
    type: 'live' as const,
    of,
    name: `${of.name}-events`,
    service: of.service,
    path: `${of.http.path}/events`,
    eventOf: verbOf,
  });
}
