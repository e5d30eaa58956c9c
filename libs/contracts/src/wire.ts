/** NATS header names of a request and of its reply. The payload is the body and nothing else. */
export const header = {
  /** `name=value&…`, percent-encoded: the fields that stand in the path. */
  path: 'path',
  /** The query as it came, percent-encoded. */
  query: 'query',
  /** JSON of the Actor; absent for an anonymous request. */
  actor: 'actor',
  contentType: 'content-type',
  traceparent: 'traceparent',
  requestId: 'request-id',
  idempotencyKey: 'idempotency-key',
  /** Version the caller expects, from If-Match. */
  ifMatch: 'if-match',
  /** zh or en. */
  language: 'language',
  /** Epoch milliseconds after which nobody waits for the answer. */
  deadline: 'deadline',
  /** Reply: HTTP status in decimal. */
  status: 'status',
  /** Reply: version of the resource. */
  etag: 'etag',
  location: 'location',
  retryAfter: 'retry-after',
  /** Reply: `true` when it repeats an earlier answer to the same idempotency key. */
  replayed: 'replayed',
} as const;

/** Subject on which a sandbox's services are asked about and told the time that they share. Nobody listens in production. */
export const clockSubject = (service: string): string => `clock.${service}`;

/** Subject on which every replica of a service is asked what became of an idempotency key. */
export const keySubject = (service: string): string => `key.${service}`;

/** Subject on which each replica of a service tells how it is: JSON, each of its checks by name, `ok` or what is wrong. */
export const healthSubject = (service: string): string => `health.${service}`;
