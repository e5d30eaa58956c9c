import type { Fault } from '@counterless/kernel';
import { patternFault } from './matter-pattern.ts';

/** JSON Schema 2020-12 of a form. Its keywords are those below and no others: a form is data that every client can read. */
export type Form = Readonly<Record<string, unknown>>;

const largest = { characters: 65_536, values: 5_000, depth: 24 };
const namedSchemas = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);
const listedSchemas = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const singleSchemas = new Set(['items', 'contains', 'additionalProperties', 'propertyNames', 'unevaluatedProperties', 'unevaluatedItems', 'not', 'if', 'then', 'else']);
const otherKeywords = new Set([
  '$schema', '$ref', '$comment', 'title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly', 'type', 'enum', 'const', 'format', 'pattern',
  'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minItems', 'maxItems', 'uniqueItems', 'minContains', 'maxContains',
  'required', 'minProperties', 'maxProperties', 'dependentRequired', 'x-source',
]);
/** `x-source` of a field: where the platform holds its value, so that nobody is asked again. `earlier`: the applicant’s last application. */
export const sources = ['applicant.name', 'applicant.identifier', 'applicant.mobile', 'earlier'] as const;
export const formats = ['date', 'time', 'date-time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uri', 'uuid'] as const;
const dialect = 'https://json-schema.org/draft/2020-12/schema';
// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;

const isObject = (value: unknown): value is Form => typeof value === 'object' && value !== null && !Array.isArray(value);
const fault = (path: string, code: string, en: string, zh: string): Fault => ({ path, code, message: { en, zh } });
const step = (path: string, name: string | number) => (typeof name === 'number' ? `${path}[${name}]` : /^[\w$-]+$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`);

/**
 * What makes a form unsafe to keep or to check answers with, whoever sends it: more than a form needs, references to elsewhere or in
 * a circle, patterns that may take for ever. Whether it is a JSON Schema beside that is for a validator to say.
 * @param path JSON path of the form
 */
export function formFaults(form: Form, path: string): Fault[] {
  const text = JSON.stringify(form);
  if (text.length > largest.characters) return [fault(path, 'too-long', `a form has at most ${largest.characters} characters, this one ${text.length}`, `表单最多 ${largest.characters} 个字符，现为 ${text.length} 个`)];
  const unfit = new Values().faults(form, path);
  if (unfit.length > 0) return unfit;
  const faults = new Schemas(form, path).faults();
  if (form['type'] !== 'object') faults.unshift(fault(`${path}.type`, 'type', 'a form is of type object', '表单的类型应为 object'));
  return faults;
}

/** Everything in the form as JSON, whatever it means. */
class Values {
  #count = 0;

  faults(value: unknown, path: string, depth = 0): Fault[] {
    if (++this.#count === largest.values) return [fault(path, 'too-many', `a form holds at most ${largest.values} values`, `表单最多包含 ${largest.values} 个值`)];
    if (this.#count > largest.values) return [];
    if (depth > largest.depth) return [fault(path, 'depth', `a form nests at most ${largest.depth} levels`, `表单最多嵌套 ${largest.depth} 层`)];
    if (typeof value === 'string') return unprintable.test(value) ? [fault(path, 'characters', 'holds a character that no text may hold', '含有不允许的控制字符')] : [];
    // A number that does not come back from the text as it went in would change the form in silence.
    if (typeof value === 'number') {
      return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value)) ? [] : [fault(path, 'number', 'is a number too large to be exact', '数字过大，无法精确表示')];
    }
    if (Array.isArray(value)) return value.flatMap((v, i) => this.faults(v, step(path, i), depth + 1));
    if (!isObject(value)) return [];
    return Object.entries(value).flatMap(([name, v]) => (unprintable.test(name) ? this.faults(name, path, depth) : this.faults(v, step(path, name), depth + 1)));
  }
}

/** The form as schemas within schemas. */
class Schemas {
  readonly #faults: Fault[] = [];
  /** Size of a definition with all that it refers to; none while it is being counted. */
  readonly #sizes = new Map<string, number | undefined>();

  constructor(
    private readonly form: Form,
    private readonly path: string,
  ) {}

  faults(): Fault[] {
    const { path } = this;
    this.#read(this.form, path, true);
    if (this.#faults.length === 0 && this.#size(this.form, path) > largest.values) {
      this.#faults.push(fault(path, 'too-many', `with what it refers to, a form holds at most ${largest.values} schemas`, `连同引用，表单最多包含 ${largest.values} 个子结构`));
    }
    return this.#faults;
  }

  #read(schema: unknown, path: string, top = false): void {
    if (!isObject(schema)) return;
    for (const [keyword, value] of Object.entries(schema)) {
      const at = step(path, keyword);
      if (!top && (keyword === '$defs' || keyword === '$schema')) this.#faults.push(fault(at, 'keyword', `${keyword} stands at the top of a form only`, `${keyword} 只能位于表单顶层`));
      else if (!(namedSchemas.has(keyword) || listedSchemas.has(keyword) || singleSchemas.has(keyword) || otherKeywords.has(keyword))) {
        this.#faults.push(fault(at, 'keyword', 'is no keyword that a form may use', '不是表单可用的关键字'));
      }
      this.#readKeyword(keyword, value, at);
    }
    for (const { inner, path: at } of subschemas(schema, path)) this.#read(inner, at);
  }

  #readKeyword(keyword: string, value: unknown, at: string): void {
    if (keyword === '$schema' && value !== dialect) this.#faults.push(fault(at, 'dialect', `a form is JSON Schema 2020-12: ${dialect}`, `表单应为 JSON Schema 2020-12：${dialect}`));
    if (keyword === 'format' && !formats.some(f => f === value)) this.#faults.push(fault(at, 'format', `is none of ${formats.join(', ')}`, `应为以下之一：${formats.join('、')}`));
    if (keyword === 'x-source' && !sources.some(s => s === value)) this.#faults.push(fault(at, 'source', `is none of ${sources.join(', ')}`, `应为以下之一：${sources.join('、')}`));
    if (keyword === '$ref' && this.#definition(value) === undefined) this.#faults.push(fault(at, 'reference', 'must name a definition of this form, such as #/$defs/address', '应引用本表单的定义，例如 #/$defs/address'));
    const patterns = keyword === 'pattern' && typeof value === 'string' ? [[value, at] as const] : keyword === 'patternProperties' && isObject(value) ? Object.keys(value).map(p => [p, step(at, p)] as const) : [];
    for (const [pattern, where] of patterns) {
      const why = patternFault(pattern);
      if (why) this.#faults.push({ path: where, code: 'pattern', message: why });
    }
  }

  #definition(reference: unknown): [string, unknown] | undefined {
    const name = typeof reference === 'string' ? /^#\/\$defs\/([\w-]+)$/.exec(reference)?.[1] : undefined;
    const definitions = this.form['$defs'];
    return name !== undefined && isObject(definitions) && Object.hasOwn(definitions, name) ? [name, definitions[name]] : undefined;
  }

  #size(schema: unknown, path: string): number {
    if (!isObject(schema)) return 1;
    let size = 1;
    const named = this.#definition(schema['$ref']);
    if (named) {
      const [name, definition] = named;
      if (this.#sizes.has(name) && this.#sizes.get(name) === undefined) {
        this.#faults.push(fault(`${path}.$ref`, 'reference', 'refers to itself in a circle', '引用形成循环'));
        return 1;
      }
      if (!this.#sizes.has(name)) {
        this.#sizes.set(name, undefined);
        this.#sizes.set(name, this.#size(definition, `${this.path}.$defs.${name}`));
      }
      size += this.#sizes.get(name) ?? 0;
    }
    return subschemas(schema, path).reduce((sum, { inner, path: at }) => sum + this.#size(inner, at), size);
  }
}

function subschemas(schema: Form, path: string): { inner: unknown; path: string }[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const at = step(path, keyword);
    if (singleSchemas.has(keyword)) return [{ inner: value, path: at }];
    if (listedSchemas.has(keyword) && Array.isArray(value)) return value.map((inner: unknown, i) => ({ inner, path: step(at, i) }));
    if (namedSchemas.has(keyword) && isObject(value)) return Object.entries(value).map(([name, inner]) => ({ inner, path: step(at, name) }));
    return [];
  });
}
