import type { Class } from './vocabulary.ts';
import type { Service } from './service.ts';

/** Something that happened, told once to whoever listens: a CloudEvents 1.0 `type` and its data. */
export interface Fact<Data extends object = object> {
  readonly type: 'fact';
  readonly subject: string;
  readonly service: Service;
  readonly summary: string;
  readonly payload: Class<Data>;
  /** The services that react to it. */
  readonly readBy: readonly Service[];
  /** Told to the partner app through which its entity came, by feed and webhook; nothing for a fact that stays inside. */
  readonly partners?: Partners<Data>;
}

/** `about` names the entity whose app is told, where it is another one than the fact's own. */
// A method, not a property, so that a fact of any data is a fact.
export type Partners<Data> = true | { about(data: Data): string };

/** Any fact, whatever it tells. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as for AnyOperation
export type AnyFact = Fact<any>;

export type DataOf<F> = F extends Fact<infer Data> ? Data : never;

/** Declares a fact: `service.thing.happened.vN`. Its payload holds no personal data: it is kept and replayed for 30 days. */
export function fact<Data extends object>(declaration: {
  subject: string;
  summary: string;
  payload: Class<Data>;
  readBy: readonly Service[];
  partners?: Partners<NoInfer<Data>>;
}): Fact<Data> {
  return Object.freeze({ ...declaration, type: 'fact' as const, service: declaration.subject.split('.')[0] as Service });
}

/** The NATS subject a fact travels on: apart from the operations, so that the stream never captures a request. */
export function factSubject(declared: Pick<Fact, 'subject'>): string {
  return `fact.${declared.subject}`;
}

/** A fact on the wire: CloudEvents 1.0, structured JSON. */
export interface CloudEvent<Data = unknown> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** The entity it is about. */
  readonly subject: string;
  /** RFC 3339. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** Version of the entity after the change (CloudEvents extension `sequence`). */
  readonly sequence: number;
  readonly traceparent?: string;
  /** Client id of the app through which a person, an enterprise or the app itself brought it about. */
  readonly app?: string;
  readonly data: Data;
}
