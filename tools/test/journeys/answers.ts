import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;
interface Described {
  readonly content?: Record<string, { readonly schema?: { readonly 'x-events'?: Record<string, unknown> } }>;
  readonly headers: Record<string, Json>;
}
export interface Description {
  readonly paths: Record<string, Record<string, { readonly responses: Record<string, Json> }>>;
  readonly components: { readonly schemas: Record<string, Json> } & Json;
}

export interface Answer {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  /** Bytes of the body; undefined where the client that got it does not tell. */
  readonly body: Uint8Array | undefined;
}

/** What the gateway serves beside the operations: HTML, OpenID Connect, health, status. */
const beside = /^\/($|oidc\/|docs$|docs\/|openapi\.json$|health\/|status(\.json|\.css)?$)/;
/** Of HTTP itself, of caches and of browsers; no more an operation's than the status line is. */
const ofTransport = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-type', 'cache-control', 'vary', 'access-control-expose-headers', 'x-accel-buffering']);
const elsewhere = /"code":"(route\.unknown|route\.method-not-allowed|request\.malformed)"/;

const pointer = (...keys: string[]) => keys.map(key => `/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

/**
 * Says of any answer of the gateway whether the API description knows it: its status, media type, body and headers.
 * Stricter than the description in one thing: an answer holds no field that is not described.
 */
export class AnswerCheck {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, inlineRefs: false });
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly #routes: { readonly pattern: RegExp; readonly path: string }[];

  constructor(private readonly description: Description) {
    addFormats.default(this.#ajv);
    const closed = structuredClone(description);
    Object.values(closed.components.schemas).forEach(close);
    this.#ajv.addSchema(closed, 'api');
    // What has a name goes before what has a place for one: /pass-policies/current before /pass-policies/{id}.
    this.#routes = Object.keys(description.paths)
      .sort((a, b) => a.split('{').length - b.split('{').length)
      .map(path => ({ path, pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`) }));
  }

  /** Media types that an operation answers with when it does what it is asked; undefined where there is none. */
  mediaTypesOf(method: string, path: string): string[] | undefined {
    const { responses, at } = this.#operation(method, path);
    return responses && Object.entries(responses).filter(([status]) => status.startsWith('2')).flatMap(([, response]) => Object.keys((this.#resolve(response, at).value as unknown as Described).content ?? {}));
  }

  /** What is wrong with the answer; nothing when it is as described. */
  faultsOf(answer: Answer): string[] {
    const { method, path, status } = answer;
    if (method === 'OPTIONS' || beside.test(path)) return [];
    const { responses, at: place } = this.#operation(method, path);
    if (!responses) return this.#outside(answer);
    if (!responses[status]) return [`status ${status} is not described`];
    const { value: response, at } = this.#resolve(responses[status], place + pointer(String(status)));
    return [...this.#headerFaults(response as unknown as Described, at, answer), ...this.#bodyFaults(response as unknown as Described, at, answer)];
  }

  #operation(method: string, path: string): { responses: Record<string, Json> | undefined; at: string } {
    const route = this.#routes.find(r => r.pattern.test(path))?.path;
    const methods = route === undefined ? {} : this.description.paths[route]!;
    // HEAD is the head of what GET answers, unless it is an operation of its own.
    const as = method === 'HEAD' && !methods['head'] ? 'get' : method.toLowerCase();
    return { responses: methods[as]?.responses, at: pointer('paths', route ?? '', as, 'responses') };
  }

  /** An address that no operation has: a problem says so. */
  #outside(answer: Answer): string[] {
    const text = answer.body && new TextDecoder().decode(answer.body);
    if (![400, 404, 405].includes(answer.status) || (text && !elsewhere.test(text))) return [`nothing is described here, it answered ${answer.status}`];
    return text ? this.#check('/components/schemas/Problem', JSON.parse(text)) : [];
  }

  #headerFaults({ headers }: Described, at: string, answer: Answer): string[] {
    const faults: string[] = [];
    const names = new Map(Object.keys(headers).map(name => [name.toLowerCase(), name]));
    for (const [name, text] of answer.headers) {
      if (ofTransport.has(name)) continue;
      const described = names.get(name);
      if (!described) faults.push(`header ${name} is not described`);
      else {
        const { value, at: place } = this.#resolve(headers[described]!, at + pointer('headers', described));
        const number = (value['schema'] as Json)['type'] === 'integer';
        faults.push(...this.#check(`${place}/schema`, number ? Number(text) : text).map(f => `header ${name} ${f}`));
      }
    }
    for (const [lower, name] of names) if (this.#resolve(headers[name]!, '').value['required'] && !answer.headers.has(lower)) faults.push(`header ${name} is missing`);
    return faults;
  }

  #bodyFaults({ content }: Described, at: string, { method, body, headers }: Answer): string[] {
    if (body === undefined || method === 'HEAD') return [];
    if (!content) return body.length > 0 ? [`a body of ${body.length} bytes is not described`] : [];
    const type = (headers.get('content-type') ?? '').split(';')[0]!.trim();
    const media = [type, `${type.split('/')[0]}/*`, '*/*'].find(m => content[m]);
    if (media === undefined) return [`media type ${type || 'none'} is not described`];
    if (!content[media]!.schema) return [];
    const place = at + pointer('content', media, 'schema');
    if (type === 'text/event-stream') return this.#eventFaults(Object.keys(content[media]!.schema['x-events'] ?? {}), place, body);
    const text = new TextDecoder().decode(body);
    return this.#check(place, /[/+]json$/.test(type) ? JSON.parse(text) : text);
  }

  #eventFaults(known: readonly string[], place: string, body: Uint8Array): string[] {
    // A stream that was cut may end within an event.
    const frames = new TextDecoder().decode(body).split('\n\n').slice(0, -1).filter(f => !f.startsWith(':'));
    return frames.flatMap(frame => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1];
      const name = field('event') ?? 'message';
      if (['open', 'reread', 'end'].includes(name)) return [];
      return known.includes(name) ? this.#check(place + pointer('x-events', name), JSON.parse(field('data')!)) : [`event ${name} is not described`];
    });
  }

  #check(place: string, value: unknown): string[] {
    let check = this.#compiled.get(place);
    if (!check) this.#compiled.set(place, (check = this.#ajv.compile({ $ref: `api#${place}` })));
    if (check(value)) return [];
    return check.errors!.map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
  }

  #resolve(value: Json, at: string): { value: Json; at: string } {
    const reference = value['$ref'];
    if (typeof reference !== 'string') return { value, at };
    const keys = reference.split('/').slice(1);
    return { value: keys.reduce((inner, key) => inner[key] as Json, this.description as unknown as Json), at: reference.slice(1) };
  }
}

/** Lets an object hold no field beside those it names, and so within. */
function close(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return;
  const object = schema as Json;
  if (object['type'] !== undefined && object['properties'] && object['additionalProperties'] === undefined) object['additionalProperties'] = false;
  Object.values(object).forEach(close);
}
