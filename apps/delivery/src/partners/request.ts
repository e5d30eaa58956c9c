import { randomUUID } from 'node:crypto';
import { SystemClock } from '@counterless/kernel';
import { signatureOf } from './signature.ts';

/** A partner's service over HTTP: where, and by what we sign. */
export interface Partner {
  readonly url: string;
  /** Our name with the partner. */
  readonly account: string;
  readonly secret: string;
}
export interface Reply {
  readonly status: number;
  /** The answer where it is a JSON object, else empty. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** No answer. `sent`: the request may have reached the partner all the same. */
export class NoReply extends Error {
  constructor(
    readonly code: string,
    readonly sent: boolean,
  ) {
    super(code);
    this.name = 'NoReply';
  }
}

const patience = 10_000;
const longest = 64 * 1024;
/** Failures before anything was sent: nobody is there, or it cannot be found. */
const unsent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
]);
const wall = new SystemClock();

/**
 * Asks a partner, signed: `X-Account`, `X-Timestamp` (seconds), `X-Nonce` and `X-Signature`, which is Base64 of HMAC-SHA256 over timestamp, line feed,
 * nonce, line feed, and the body, or the path of a request without one. No redirect is followed.
 * @throws NoReply
 */
export async function askPartner(
  { url, account, secret }: Partner,
  method: 'GET' | 'POST',
  path: string,
  content?: object,
): Promise<Reply> {
  const body = content && JSON.stringify(content);
  const timestamp = Math.floor(wall.now().getTime() / 1000);
  const nonce = randomUUID();
  const headers = {
    'content-type': 'application/json',
    'x-account': account,
    'x-timestamp': String(timestamp),
    'x-nonce': nonce,
    'x-signature': signatureOf(secret, timestamp, nonce, body ?? path),
  };
  let response: Response;
  try {
    response = await fetch(url.replace(/\/$/, '') + path, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
      ...(body !== undefined && { body }),
    });
    return { status: response.status, body: await readObject(response) };
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause;
    const code = cause?.code ?? (error as Error).name;
    throw new NoReply(code, !unsent.has(code));
  }
}

async function readObject(response: Response): Promise<Record<string, unknown>> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > longest) return {};
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A short text of an answer, such as an id or a code; nothing where it is anything else. */
export const textOf = (value: unknown, most = 100): string | undefined =>
  typeof value === 'string' && value.length > 0 && value.length <= most && /^[\x21-\x7e]+$/.test(value) ? value : undefined;
