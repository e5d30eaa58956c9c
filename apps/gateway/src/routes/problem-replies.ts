import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { general } from '@counterless/contracts';
import { languageOf, Problem } from '@counterless/kernel';
import { proofAlgorithms, type Logger } from '@counterless/platform';

const byCode: Record<string, () => Problem> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Problem(general.tooLarge),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new Problem(general.mediaType),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new Problem(general.malformed, { detail: { en: 'the body is not as long as Content-Length says', zh: '正文长度与 Content-Length 不符' } }),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new Problem(general.malformed),
  FST_ERR_BAD_URL: () => new Problem(general.malformed, { detail: { en: 'the address is not a valid URL', zh: '地址不是有效的 URL' } }),
  FST_ERR_MAX_PARAM_LENGTH: () => new Problem(general.routeUnknown),
};

/** Whatever went wrong as the Problem to answer with. What nobody foresaw is logged and told as our fault. */
export function problemOf(error: unknown, request: FastifyRequest, logger: Logger): Problem {
  if (error instanceof Problem) return error;
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>;
  const known = byCode[code];
  if (known) return known();
  if (statusCode >= 400 && statusCode < 500) return new Problem(general.malformed, { detail: { en: (error as Error).message, zh: (error as Error).message } });
  logger.error({ err: error, requestId: request.id }, 'unexpected failure');
  return new Problem(general.internal);
}

/** Bytes of a refused body that are still read and thrown away, so that whoever sends it lives to read why. */
const mostDiscarded = 32 * 1024 * 1024;

/** In which language a problem is told, and that another one would be told otherwise. */
export function sayLanguage(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('content-language', languageOf(request.headers['accept-language'])).header('vary', 'Accept-Language');
}

const algorithms = `algs="${proofAlgorithms.join(' ')}"`;

/** What WWW-Authenticate says of a refusal: RFC 6750, 3 and RFC 9449, 7.1. */
function challengeOf({ status, type }: Problem, authorization: string | undefined): string | undefined {
  if (type === general.unauthenticated) return `Bearer, DPoP ${algorithms}`;
  const error = type === general.scopeMissing ? 'insufficient_scope' : type === general.proofInvalid ? 'invalid_dpop_proof' : status === 401 ? 'invalid_token' : undefined;
  if (error === undefined) return undefined;
  const bound = type === general.proofRequired || /^dpop /i.test(authorization ?? '');
  return bound ? `DPoP error="${error}", ${algorithms}` : `Bearer error="${error}"`;
}

/** Sends a Problem as problem+json (RFC 9457) in the caller's language. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (problem.retryAfter !== undefined) void reply.header('retry-after', problem.retryAfter);
  const challenge = challengeOf(problem, request.headers.authorization);
  if (challenge) void reply.header('www-authenticate', challenge);
  // Fastify would close the connection on a sender in the middle of the body, who then sees a broken pipe and no answer.
  if (problem.type === general.tooLarge && Number(request.headers['content-length'] ?? Infinity) <= mostDiscarded) {
    reply.removeHeader('connection');
    request.raw.resume();
  }
  sayLanguage(request, reply);
  return reply
    .code(problem.status)
    // Errors of the URL are met before the hook that sets it.
    .header('x-request-id', request.id)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ ...problem.details(languageOf(request.headers['accept-language'])), requestId: request.id }));
}
