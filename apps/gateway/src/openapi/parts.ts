import { textPattern } from '@counterless/contracts';
import { problemLengths } from '@counterless/kernel';

export type Json = Record<string, unknown>;

const text = (maxLength: number, pattern: string) => ({ type: 'string', maxLength, pattern });
const requestId = text(100, '^[A-Za-z0-9_.:-]+$');
/** What may stand in a header: no control character but the tab. */
export const headerText = text(4000, '^[\\t\\u0020-\\u007e\\u0080-\\u00ff]*$');

/** Headers of answers, each described once. */
export const answerHeaders = {
  'X-Request-Id': { required: true, description: 'For questions about this request', schema: requestId },
  RateLimit: { description: 'What is left (`r`) in this window and seconds to its end (`t`), by policy', schema: text(300, '^"[a-z0-9-]+";r=[0-9]+;t=[0-9]+(, "[a-z0-9-]+";r=[0-9]+;t=[0-9]+)*$') },
  'RateLimit-Policy': { description: 'The limit (`q`) and its window in seconds (`w`): of all operations, and what this one has of its own', schema: text(300, '^"[a-z0-9-]+";q=[0-9]+;w=[0-9]+(, "[a-z0-9-]+";q=[0-9]+;w=[0-9]+)*$') },
  'Access-Control-Allow-Origin': { description: '`*`, or your origin where only some are allowed; without it, yours is not', schema: text(300, '^(\\*|[a-z][a-z0-9+.-]*://[^\\s]+)$') },
  ETag: { description: 'Version of the resource, for If-Match and If-None-Match', schema: text(100, '^"[0-9a-f]+"$') },
  Location: { description: 'Where that is which was made, where it has an address', schema: { type: 'string', format: 'uri-reference', maxLength: 500 } },
  'Idempotent-Replayed': { description: '`true` when this is the first answer to the Idempotency-Key once more', schema: { type: 'string', enum: ['true'] } },
  'Retry-After': { description: 'Seconds after which to try again', schema: { type: 'integer', format: 'int32', minimum: 0, maximum: 86400 } },
  'Content-Language': { description: 'Language of the problem', schema: { type: 'string', enum: ['zh', 'en'] } },
  'WWW-Authenticate': { description: 'What is wrong with the token or its proof, and how proofs may be signed: RFC 6750, RFC 9449', schema: text(200, '^(Bearer error="[a-z_]+"|(Bearer, )?DPoP (error="[a-z_]+", )?algs="[A-Za-z0-9 ]+")$') },
} satisfies Record<string, Json>;

/** Headers of requests, each described once. */
export const requestHeaders = {
  'Accept-Language': { description: 'zh (default) or en: the language of problems, which say it by Content-Language', schema: text(200, '^[A-Za-z0-9*,;=. -]*$') },
  'X-Request-Id': { description: 'Returned as given if it has this form, else a new one', schema: requestId },
  'Idempotency-Key': { required: true, description: 'The same key and request give the same answer for at least 24 hours', schema: { minLength: 1, ...text(255, '^[\\u0021-\\u007e]+$') } },
  'If-None-Match': { description: 'Answers 304 while the resource has one of these versions', schema: headerText },
  'If-Match': { description: 'Only if the resource still has this version', schema: text(100, '^(\\*|(W/)?"[0-9]{1,9}")$') },
  'Last-Event-ID': { description: 'Id of the last event that was seen, up to 30 days ago', schema: text(100, '^[\\u0021-\\u007e]*$') },
} satisfies Record<string, Json>;

export const answerHeader = (...names: (keyof typeof answerHeaders)[]): Json => Object.fromEntries(names.map(name => [name, { $ref: `#/components/headers/${name}` }]));
export const requestHeader = (name: keyof typeof requestHeaders): Json => ({ $ref: `#/components/parameters/${name}` });
export const parametersByName = (): Json =>
  Object.fromEntries(Object.entries(requestHeaders).map(([name, described]) => [name, { name, in: 'header', required: false, ...described }]));

export const problemSchema: Json = {
  type: 'object',
  description: 'Problem details, RFC 9457. `code` is stable; `title` and `detail` follow Accept-Language.',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri-reference', maxLength: 200, description: 'Page that explains the code' },
    title: text(500, textPattern),
    status: { type: 'integer', format: 'int32', minimum: 400, maximum: 599 },
    detail: text(problemLengths.detail, textPattern),
    code: text(100, '^[a-z0-9-]+(\\.[a-z0-9-]+)+$'),
    requestId,
    errors: {
      type: 'array', maxItems: 100_000, description: 'Every fault that was found',
      items: {
        type: 'object', required: ['path', 'code', 'message'],
        properties: {
          path: { ...text(problemLengths.path, textPattern), description: 'JSON path of the fault' },
          code: text(100, '^[a-zA-Z0-9.-]+$'),
          message: text(problemLengths.message, textPattern),
        },
      },
    },
  },
};
