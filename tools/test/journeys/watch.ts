import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { AnswerCheck, type Description } from './answers.ts';
import { Prism } from './prism.ts';

const finished = 'http.client.response.finish';

/**
 * Sees every answer that the journeys get from the gateway, through whatever client, and holds it against the API description that the
 * gateway serves. Clients on `node:http` (tus) tell status and headers only.
 */
export class Watch {
  readonly #fetch = globalThis.fetch;
  readonly #faults: string[] = [];
  readonly #ofResponse = new WeakMap<Response, readonly string[]>();

  private constructor(
    private readonly url: string,
    private readonly check: AnswerCheck,
    private readonly prism: Prism | undefined,
  ) {
    globalThis.fetch = (input, init) => this.#ask(input, init);
    subscribe(finished, this.#heard);
  }

  /** @param prism whether what can go through Prism goes there */
  static async over(url: string, prism: boolean): Promise<Watch> {
    const description = (await (await fetch(`${url}/openapi.json`)).json()) as Description;
    return new Watch(url, new AnswerCheck(description), prism ? await Prism.before(url, description) : undefined);
  }

  /** What was found since it was last asked. */
  take(): string[] {
    return this.#faults.splice(0);
  }

  /** What is wrong with this one. */
  faultsOf(response: Response): readonly string[] {
    return this.#ofResponse.get(response) ?? [];
  }

  stop(): void {
    globalThis.fetch = this.#fetch;
    unsubscribe(finished, this.#heard);
    this.prism?.stop();
  }

  async #ask(input: Parameters<typeof fetch>[0], init: RequestInit | undefined): Promise<Response> {
    const asked = new URL(input instanceof Request ? input.url : input);
    if (asked.origin !== this.url) return this.#fetch(input, init);
    const method = (init?.method ?? 'GET').toUpperCase();
    // Of an answer to HEAD, which has a media type and no body, Prism makes a fault of its own.
    const told = this.prism && method !== 'HEAD' && this.check.mediaTypesOf(method, asked.pathname);
    if (this.prism && told && this.prism.carries(init, told)) {
      const response = await this.prism.ask(this.#fetch, asked.pathname + asked.search, init);
      if (response) {
        this.#note(method, asked.pathname, response.status, response.headers, this.prism.faultsOf(response));
        return response;
      }
    }
    const response = await this.#fetch(input, init);
    // A connection that broke within the body leaves no answer to judge.
    const judged = response.clone().arrayBuffer().then(body => this.#judge(method, asked.pathname, response.status, response.headers, new Uint8Array(body)), () => []);
    // A stream ends when its listener goes or the gateway stops: nobody waits for that here.
    if (!response.headers.get('content-type')?.startsWith('text/event-stream')) this.#ofResponse.set(response, await judged);
    return response;
  }

  readonly #heard = (message: unknown): void => {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
    if (`${request.protocol}//${request.getHeader('host') as string}` !== this.url) return;
    const headers = new Headers(Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]));
    this.#judge(request.method, request.path.split('?')[0]!, response.statusCode!, headers, undefined);
  };

  #judge(method: string, path: string, status: number, headers: Headers, body: Uint8Array | undefined): string[] {
    const faults = this.check.faultsOf({ method, path, status, headers, body });
    this.#note(method, path, status, headers, faults);
    return faults;
  }

  #note(method: string, path: string, status: number, headers: Headers, faults: readonly string[]): void {
    if (faults.length > 0) this.#faults.push(`${method} ${path} answered ${status} (${headers.get('x-request-id') ?? 'no id'}): ${faults.join('; ')}`);
  }
}
