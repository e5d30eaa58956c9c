import { randomUUID } from 'node:crypto';

export interface Answered<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
  readonly text: string;
}

export interface CallOptions {
  readonly token?: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly timeoutMs?: number;
}

export class RestFailure extends Error {
  constructor(
    readonly status: number,
    readonly problem: { code?: string; title?: string; detail?: string; errors?: unknown },
    what: string,
  ) {
    super(`${what} answered ${status} ${problem.code ?? ''} ${problem.title ?? ''} ${problem.detail ?? ''} ${problem.errors ? JSON.stringify(problem.errors) : ''}`.trim());
  }
}

/** The platform's REST side, as a partner app calls it. */
export class Rest {
  constructor(readonly url: string) {}

  /** Calls and gives whatever came back. */
  async call<T>(method: string, path: string, options: CallOptions = {}): Promise<Answered<T>> {
    const { body } = options;
    const plain = typeof body === 'string' || body instanceof FormData || body instanceof Uint8Array;
    const type = typeof body === 'string' ? 'application/x-ndjson' : 'application/json';
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: {
        accept: 'application/json',
        ...(options.token && { authorization: `Bearer ${options.token}` }),
        // A form says its own, with its boundary.
        ...(body !== undefined && !(body instanceof FormData) && { 'content-type': type }),
        ...(method === 'POST' && { 'idempotency-key': options.key ?? randomUUID() }),
        ...options.headers,
      },
      ...(body !== undefined && { body: plain ? (body as BodyInit) : JSON.stringify(body) }),
      signal: AbortSignal.timeout(options.timeoutMs ?? 30_000),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') && text ? (JSON.parse(text) as unknown) : undefined;
    return { status: response.status, body: json as T, headers: response.headers, text };
  }

  /** Downloads. @throws RestFailure with the problem */
  async bytes(path: string, token: string): Promise<Buffer> {
    const response = await fetch(new URL(path, this.url), { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(30_000) });
    if (!response.ok) throw new RestFailure(response.status, (await response.json()) as object, `GET ${path}`);
    return Buffer.from(await response.arrayBuffer());
  }

  /** Calls and gives the body of a success. @throws RestFailure with the problem */
  async ok<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
    const answer = await this.call<T>(method, path, options);
    if (answer.status >= 400) throw new RestFailure(answer.status, (answer.body ?? {}) as object, `${method} ${path}`);
    return answer.body;
  }

  /** An access token for an app on its own account (client credentials). */
  async appToken(clientId: string, secret: string, scope: string): Promise<string> {
    return (await this.token({ grant_type: 'client_credentials', scope }, clientId, secret)).access_token;
  }

  async token(form: Record<string, string>, clientId: string, secret: string): Promise<{ access_token: string; scope: string }> {
    const response = await fetch(new URL('/oidc/token', this.url), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString('base64')}` },
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(30_000),
    });
    const body = (await response.json()) as { access_token: string; scope: string; error?: string; error_description?: string };
    if (!response.ok) throw new RestFailure(response.status, { code: body.error ?? '', detail: body.error_description ?? '' }, `token for ${clientId}`);
    return body;
  }

  /** What the platform's clock says: a sandbox's may have been moved. */
  async now(partner: string): Promise<Date> {
    return new Date((await this.ok<{ now: string }>('GET', '/v1/sandbox/clock', { token: partner })).now);
  }

  /** Repeats a read until it gives something; facts travel in the background. */
  async until<T>(what: string, read: () => Promise<T | undefined>, within = 30_000): Promise<T> {
    const end = Date.now() + within;
    for (;;) {
      const found = await read();
      if (found !== undefined) return found;
      if (Date.now() > end) throw new Error(`${what} did not come within ${within / 1000} s`);
      await new Promise(resolve => setTimeout(resolve, 40));
    }
  }
}
