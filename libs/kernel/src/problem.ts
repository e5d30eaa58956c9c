import type { Language, LocalText } from './text.ts';

/** What sort of failure it is. The kind decides the HTTP status, in `statusOf` alone. */
export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'not-acceptable'
  | 'conflict'
  | 'gone'
  | 'stale'
  | 'too-large'
  | 'unsupported-media-type'
  | 'unprocessable'
  | 'rate-limited'
  | 'internal'
  | 'unavailable'
  | 'timeout';

const statuses: Record<ProblemKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  conflict: 409,
  gone: 410,
  stale: 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  unprocessable: 422,
  'rate-limited': 429,
  internal: 500,
  unavailable: 503,
  timeout: 504,
};

/** The HTTP status of a kind of problem (RFC 9110, 15). */
export function statusOf(kind: ProblemKind): number {
  return statuses[kind];
}

/** A declared problem: its stable code, its kind, and its title in both languages. */
export interface ProblemType {
  readonly code: string;
  readonly kind: ProblemKind;
  readonly title: LocalText;
}

/** Declares a problem. `code` is stable for ever: partners branch on it. */
export function problem(code: string, kind: ProblemKind, title: LocalText): ProblemType {
  return Object.freeze({ code, kind, title: Object.freeze(title) });
}

/** One fault in the input: where (a JSON path such as `$.route[2]`), which rule, and what to do about it. */
export interface Fault {
  readonly path: string;
  readonly code: string;
  readonly message: LocalText;
}

/** RFC 9457 problem details as they travel; `requestId` is added where the request is answered. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly errors?: readonly { path: string; code: string; message: string }[];
  readonly requestId?: string;
}

/** Greatest lengths of what a problem says, in UTF-16 units: an answer does not grow with what was sent. */
export const problemLengths = { detail: 4000, path: 500, message: 2000 } as const;

// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** A text that may quote what was sent: without characters that no text may hold, and not longer than it may be. */
function quotable(text: string, most: number): string {
  const cut = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  return cut.toWellFormed().replace(control, '\ufffd');
}

/** An expected failure, for the person who meets it. Anything else that is thrown is a defect. */
export class Problem extends Error {
  readonly type: ProblemType;
  readonly detail: LocalText | undefined;
  readonly faults: readonly Fault[];
  /** Seconds after which a new attempt makes sense. */
  readonly retryAfter: number | undefined;

  constructor(type: ProblemType, more: { detail?: LocalText; faults?: readonly Fault[]; retryAfter?: number; cause?: unknown } = {}) {
    super(more.detail ? `${type.code}: ${more.detail.en}` : type.code, { cause: more.cause });
    this.name = 'Problem';
    this.type = type;
    this.detail = more.detail;
    this.faults = more.faults ?? [];
    this.retryAfter = more.retryAfter;
  }

  get status(): number {
    return statusOf(this.type.kind);
  }

  /** The problem+json document in one language. `type` is a path: the gateway serves a page there. */
  details(language: Language): ProblemDetails {
    return {
      type: `/docs/problems/${this.type.code}`,
      title: this.type.title[language],
      status: this.status,
      ...(this.detail && { detail: quotable(this.detail[language], problemLengths.detail) }),
      code: this.type.code,
      ...(this.faults.length > 0 && {
        errors: this.faults.map(f => ({ path: quotable(f.path, problemLengths.path), code: f.code, message: quotable(f.message[language], problemLengths.message) })),
      }),
    };
  }
}
