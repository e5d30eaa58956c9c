import type { ProblemType } from '@counterless/kernel';
import type { ActorKind } from './actor.ts';
import { assertDeprecation, type Deprecation } from './deprecation.ts';
import type { Class } from './vocabulary.ts';
import type { Fact } from './fact.ts';
import type { Service } from './service.ts';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call: anybody (`public`), holders of a token with one of `actors` and `scope` (any token of theirs where no scope is named, since it
 * is about nothing but their own requests), or other services (`services`) only.
 * An operation for actors may also be asked by the services named.
 */
export type Access =
  | { readonly public: true; readonly services?: readonly Service[] }
  | { readonly actors: readonly ActorKind[]; readonly scope?: string; readonly services?: readonly Service[] }
  | { readonly services: readonly Service[] };

/**
 * A body that is too large for a message: the gateway authenticates and counts the request as any other, then hands its bytes on
 * over HTTP to the service, and those of the answer back, without holding them. Such an operation has no subject on the bus.
 */
export interface Stream {
  /** Greatest body in bytes; 0 where there is none. */
  readonly maxBytes: number;
  /** How long the whole exchange may take. */
  readonly seconds: number;
  /** Headers of the request that the service reads, in lower case, beside those of every operation. */
  readonly reads?: readonly string[];
  /** Headers of the answer that the service sends, in lower case, beside those of every operation. */
  readonly sends?: readonly string[];
}

/** Answers that the gateway may keep for `seconds`, and the facts that throw them away at once. */
export interface Edge<Req> {
  readonly seconds: number;
  /** What an answer is about; an invalidating fact names the same thing. Without it a fact throws all answers away. */
  readonly tag?: (request: Pick<Req, keyof Req>) => string;
  readonly invalidatedBy: readonly { readonly fact: Fact; readonly tag?: (data: never) => string | readonly string[] }[];
}

export interface Http {
  readonly method: Method;
  /** Path with `:name` for fields of the request; the other fields are the query (GET, DELETE) or the JSON body. */
  readonly path: string;
  readonly status: 200 | 201 | 202 | 204;
  /** Media types of the request body where it is not JSON. It reaches the handler as bytes (`call.content`); the fields are those of path and query. */
  readonly accepts?: readonly string[];
  /** Media type of the answer; JSON unless said. */
  readonly produces?: string;
  /** Greatest body in bytes; 64 KiB unless said. */
  readonly bodyLimit?: number;
  /** Requests a minute that one caller may make here, beside the general limit: where guessing must not pay. */
  readonly perMinute?: number;
  readonly stream?: Stream;
}

export interface Operation<Req extends object = object, Res = unknown> {
  readonly type: 'operation';
  readonly name: string;
  readonly subject: string;
  readonly service: Service;
  readonly summary: string;
  readonly description?: string;
  readonly http?: Http;
  readonly access: Access;
  readonly request: Class<Req>;
  /** Class of the answer; none for 204 and for answers that are not JSON. */
  readonly response?: Class<Res & object>;
  readonly problems: readonly ProblemType[];
  /** Writes: need an Idempotency-Key when called by POST. */
  readonly idempotent: boolean;
  /** The answer has a version: ETag is sent, If-Match and If-None-Match are honoured. */
  readonly versioned: boolean;
  readonly edge?: Edge<Req>;
  /** Exists only where the platform runs as a sandbox. */
  readonly sandbox: boolean;
  /** Answers within this many milliseconds, or 504. */
  readonly deadline: number;
  /** Its announced end. */
  readonly deprecated?: Deprecation;
}

/** Any operation, whatever it asks and answers. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a request type stands in both directions, so nothing narrower holds them all
export type AnyOperation = Operation<any, any>;

export type RequestOf<O> = O extends Operation<infer Req, infer _Res> ? Req : never;
export type ResponseOf<O> = O extends Operation<infer _Req, infer Res> ? Res : never;

export interface OperationDeclaration<Req extends object, Res extends object> {
  readonly subject: string;
  readonly summary: string;
  readonly description?: string;
  readonly http?: Http;
  readonly access: Access;
  readonly request: Class<Req>;
  readonly response?: Class<Res>;
  readonly problems?: readonly ProblemType[];
  readonly versioned?: boolean;
  readonly edge?: Edge<Req>;
  readonly sandbox?: boolean;
  readonly deadline?: number;
  /** Its announced end; the new shape stands beside it. */
  readonly deprecated?: Deprecation;
  /** Only for a POST that changes nothing, such as a check. */
  readonly idempotent?: false;
}

const subjectForm = /^[a-z]+(\.[a-z]+(-[a-z]+)*)+\.v\d+$/;

/** Declares an operation: `service.thing.verb.vN`. The gateway's route, the subject, the permissions and the API description follow from it. */
export function operation<Req extends object, Res extends object>(declaration: OperationDeclaration<Req, Res>): Operation<Req, Res> {
  if (!subjectForm.test(declaration.subject)) throw new Error(`subject ${declaration.subject} is not service.thing.verb.vN`);
  const service = declaration.subject.split('.')[0] as Service;
  if (declaration.deprecated) assertDeprecation(declaration.deprecated, declaration.http?.path ?? '', declaration.subject);
  const write = declaration.http !== undefined && declaration.http.method === 'POST';
  return Object.freeze({
    ...declaration,
    type: 'operation' as const,
    name: declaration.subject.replace(/\.v1$/, '').replaceAll('.', '-'),
    service,
    problems: Object.freeze([...(declaration.problems ?? [])]),
    idempotent: declaration.idempotent ?? write,
    versioned: declaration.versioned ?? false,
    sandbox: declaration.sandbox ?? false,
    deadline: declaration.deadline ?? 5000,
  });
}

/** The path of an operation with its fields filled in: for Location headers and for callers. */
export function pathOf(declared: { readonly http?: { readonly path: string } }, fields: Readonly<Record<string, string>> = {}): string {
  if (!declared.http) throw new Error('the operation has no address');
  return declared.http.path.replace(/:([A-Za-z]+)/g, (_all, name: string) => {
    const value = fields[name];
    if (value === undefined) throw new Error(`the path ${declared.http!.path} needs ${name}`);
    return encodeURIComponent(value);
  });
}
