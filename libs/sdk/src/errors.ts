/** One fault in a request: where (a JSON path such as `$.route[2]`), which rule, and what to do about it. */
export interface Fault {
  path: string;
  code: string;
  message: string;
}

/** What the platform answered instead of doing what it was asked (RFC 9457). Branch on `code`: it never changes. */
export class CounterlessError extends Error {
  override readonly name = 'CounterlessError';

  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    readonly detail: string | undefined,
    readonly faults: readonly Fault[],
    /** For questions about this request. */
    readonly requestId: string | undefined,
  ) {
    super([`${code}: ${title}`, detail, ...faults.map(f => `${f.path} ${f.message}`)].filter(Boolean).join('; '));
  }

  static async of(response: Response): Promise<CounterlessError> {
    const text = await response.text();
    const read = (): Record<string, unknown> => {
      try {
        return JSON.parse(text) as Record<string, unknown>;
      } catch {
        return {};
      }
    };
    const { code, title, detail, errors, error, error_description: description } = read();
    return new CounterlessError(
      response.status,
      String(code ?? error ?? `http.${response.status}`),
      String(title ?? description ?? response.statusText),
      typeof detail === 'string' ? detail : undefined,
      Array.isArray(errors) ? (errors as Fault[]) : [],
      response.headers.get('x-request-id') ?? undefined,
    );
  }
}

/** No answer came, however often it was tried. What became of the request is unknown; repeat it with the same idempotency key. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
}
