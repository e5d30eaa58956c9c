import { general, textPattern, type Operation } from '@counterless/contracts';
import { statusOf, type ProblemType } from '@counterless/kernel';
import { deprecationHeaders } from './deprecated.ts';
import { answerHeader, headerText, type Json } from './parts.ts';
import type { Schemas } from './schemas.ts';

/** Every problem that an operation can answer with: its own and those of its kind. */
export function problemsOf(operation: Operation): readonly ProblemType[] {
  const list: ProblemType[] = [general.invalid, general.malformed, general.notAcceptable, general.rateLimited, general.internal, general.unavailable, general.timeout];
  if (operation.deprecated?.sunset) list.push(general.gone);
  if ('actors' in operation.access) list.push(general.unauthenticated, general.tokenExpired, general.tokenInvalid, general.tokenRevoked, general.proofRequired, general.proofInvalid, general.scopeMissing, general.actorRefused);
  // Any request but a GET may come with a body, whether or not one is read.
  if (operation.http?.method !== 'GET') list.push(general.tooLarge, general.mediaType);
  if (operation.idempotent) list.push(general.keyMissing, general.keyInvalid, general.keyReused, general.keyInProgress);
  if (operation.versioned && operation.idempotent) list.push(general.stale);
  return [...new Set([...operation.problems, ...list])];
}

/** Of every answer. */
const commonHeaders = answerHeader('X-Request-Id', 'RateLimit', 'RateLimit-Policy', 'Access-Control-Allow-Origin');

/** Every answer of an operation: what it gives, and what it refuses with, by the codes that it can have. */
export function responses(operation: Operation, schemas: Schemas): Json {
  const http = operation.http!;
  const common = { ...commonHeaders, ...deprecationHeaders(operation) };
  const ranges = http.stream?.reads?.includes('range');
  const made = http.status === 201 || http.status === 202;
  const headers = {
    ...common,
    ...Object.fromEntries((http.stream?.sends ?? []).map(name => [name, { schema: headerText }])),
    ...((operation.versioned || ranges) && answerHeader('ETag')),
    ...(made && answerHeader('Location')),
    ...(operation.idempotent && answerHeader('Idempotent-Replayed')),
  };
  const answered = content(operation, schemas);
  const current = { description: 'The version you hold is current', headers: { ...common, ...answerHeader('ETag') } };
  return {
    [http.status]: { description: 'Done', headers, ...(answered && { content: answered }) },
    ...(ranges && { 206: { description: 'The range asked for', headers, content: answered } }),
    ...((ranges || (operation.versioned && http.method === 'GET')) && { 304: current }),
    ...failures(operation, common),
  };
}

function content(operation: Operation, schemas: Schemas): Json | undefined {
  const { produces, stream } = operation.http!;
  if (!produces) return operation.response && { 'application/json': { schema: schemas.answered(operation.response) } };
  // Bytes of any length have no schema in OpenAPI 3.1.
  if (stream) return { [produces]: {} };
  return { [produces]: { schema: /^text\/|xml$/.test(produces) ? { type: 'string', maxLength: 1_000_000, pattern: textPattern } : { type: 'string', format: 'binary', maxLength: 8_000_000 } } };
}

function failures(operation: Operation, common: Json): Json {
  return Object.fromEntries(byStatus(problemsOf(operation)).map(([status, problems]) =>
    [status, !operation.deprecated && problems.every(isGeneral) ? { $ref: `#/components/responses/${nameOf(problems)}` } : failure(status, problems, common)]));
}

/** Refusals that know nothing of any operation are the same for many: described once. */
export function sharedFailures(operations: readonly Operation[]): Json {
  const found: Record<string, Json> = {};
  for (const [status, problems] of operations.filter(o => !o.deprecated).flatMap(o => byStatus(problemsOf(o)))) if (problems.every(isGeneral)) found[nameOf(problems)] ??= failure(status, problems, commonHeaders);
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const isGeneral = (problem: ProblemType) => (Object.values(general) as ProblemType[]).includes(problem);
const nameOf = (problems: readonly ProblemType[]) => problems.map(p => p.code).join('_');
const byStatus = (problems: readonly ProblemType[]) => Object.entries(Object.groupBy(problems, p => String(statusOf(p.kind)))) as [string, ProblemType[]][];

function failure(status: string, problems: readonly ProblemType[], common: Json): Json {
  return {
    description: problems.map(p => `\`${p.code}\` ${p.title.en}`).join('; '),
    headers: {
      ...common,
      ...answerHeader('Content-Language'),
      ...(['409', '429', '503', '504'].includes(status) && answerHeader('Retry-After')),
      ...(['401', '403'].includes(status) && answerHeader('WWW-Authenticate')),
    },
    content: {
      'application/problem+json': {
        schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'object', properties: { code: { enum: problems.map(p => p.code) }, status: { const: Number(status) } } }] },
      },
    },
  };
}
