import type { Socket } from 'node:net';
import type { preParsingHookHandler } from 'fastify';
import { general } from '@counterless/contracts';
import { newId, Problem } from '@counterless/kernel';

const malformed = (en: string, zh: string) => new Problem(general.malformed, { detail: { en, zh } });

function problemOf(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem(general.tooLarge, { detail: { en: 'the headers are too long', zh: '请求头过长' } });
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return malformed('the request did not arrive in time', '请求未能及时到达');
  return malformed('this is not an HTTP request', '这不是 HTTP 请求');
}

/** Answers bytes that never became a request: there is no reply object yet, so the problem is written to the socket. */
export function answerBroken(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const requestId = newId();
  const problem = problemOf(error.code);
  const body = JSON.stringify({ ...problem.details('en'), requestId });
  const head = [`HTTP/1.1 ${problem.status} ${problem.status === 413 ? 'Content Too Large' : 'Bad Request'}`, 'Connection: close', 'Content-Type: application/problem+json', 'Content-Language: en',
    `Content-Length: ${Buffer.byteLength(body)}`, `X-Request-Id: ${requestId}`];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** How long a request may take to arrive, unless it is a stream that declares its own time. */
export const arrivalMs = 30_000;

/** Cuts off who sends a body drop by drop. Node's own limit is one for all, and must leave time for the longest stream. */
export const limitArrival: preParsingHookHandler = (request, _reply, payload, done) => {
  const { raw } = request;
  const hasBody = (raw.headers['content-length'] ?? '0') !== '0' || raw.headers['transfer-encoding'] !== undefined;
  if (hasBody && !request.routeOptions.config.stream) {
    const timer = setTimeout(() => answerBroken(Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), raw.socket), arrivalMs);
    raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  }
  done(null, payload);
};
