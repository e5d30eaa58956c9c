import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import {
  checkMobile,
  checkPlate,
  checkRegionCode,
  checkResidentId,
  checkUscc,
  isId,
  type LocalText,
} from '@counterless/kernel';

/**
 * The field vocabulary: one word says how a field is validated and how the API describes it.
 * A check returns nothing for a good value, else the fault's stable code and its text.
 */
export type Check = (value: unknown) => { code: string; text: LocalText } | undefined;
export type JsonSchema = Record<string, unknown>;
export type Class<T extends object = object> = new () => T;

export interface Field {
  readonly name: string;
  readonly check: Check;
  readonly schema: JsonSchema;
  readonly nested?: () => Class;
  readonly list: boolean;
  optional: boolean;
}

export interface FieldOptions {
  readonly description?: string;
  readonly example?: unknown;
}

const fieldsByClass = new WeakMap<object, Map<string, Field>>();

/** The fields of a class in the order of their declaration, those of its parents first. */
export function fieldsOf(type: Class): readonly Field[] {
  const parent = Object.getPrototypeOf(type) as Class | null;
  const inherited = parent && typeof parent === 'function' && parent.prototype ? fieldsOf(parent) : [];
  return [...inherited, ...(fieldsByClass.get(type)?.values() ?? [])];
}

export function fieldOf(type: Class, name: string): Field | undefined {
  return fieldsOf(type).find(f => f.name === name);
}

function declare(target: object, name: string, field: Omit<Field, 'name' | 'optional'>): Field {
  const type = target.constructor;
  const fields = fieldsByClass.get(type) ?? new Map<string, Field>();
  fieldsByClass.set(type, fields);
  const declared = { ...field, name, optional: fields.get(name)?.optional ?? false };
  fields.set(name, declared);
  return declared;
}

function word(check: Check, schema: JsonSchema, options: FieldOptions = {}): PropertyDecorator {
  const described = {
    ...schema,
    ...(options.description !== undefined && { description: options.description }),
    ...(options.example !== undefined && { examples: [options.example] }),
  };
  return (target, property) => {
    declare(target, String(property), { check, schema: described, list: false });
    ValidateBy({ name: 'vocabulary', validator: { validate: value => check(value) === undefined } })(target, String(property));
  };
}

const fault = (code: string, en: string, zh: string) => ({ code, text: { en, zh } });
const asText = (value: unknown) => (typeof value === 'string' ? undefined : fault('type', 'must be a text', '应为文本'));

// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** What a text may hold, for the API description: no control character but tab and line ends. */
export const textPattern = '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$';

/** A text of 1 to `max` characters (UTF-16 units), trimmed ends, no control characters. */
export function Text(max: number, options: FieldOptions & { min?: number; pattern?: RegExp; patternText?: LocalText } = {}) {
  const min = options.min ?? 1;
  return word(
    value => {
      if (typeof value !== 'string') return asText(value);
      if (value.length < min || value.trim().length < min) return fault('too-short', `must have at least ${min} characters`, `至少 ${min} 个字符`);
      if (value.length > max) return fault('too-long', `must have at most ${max} characters, has ${value.length}`, `最多 ${max} 个字符，现为 ${value.length} 个`);
      if (control.test(value)) return fault('characters', 'holds a character that no text may hold', '含有不允许的控制字符');
      if (options.pattern && !options.pattern.test(value)) {
        return { code: 'pattern', text: options.patternText ?? { en: `must match ${options.pattern.source}`, zh: `格式应为 ${options.pattern.source}` } };
      }
      return undefined;
    },
    { type: 'string', minLength: min, maxLength: max, pattern: options.pattern?.source ?? textPattern },
    options,
  );
}

function identifier(check: (value: string) => LocalText | undefined, code: string, schema: JsonSchema) {
  return (options: FieldOptions = {}) =>
    word(
      value => {
        if (typeof value !== 'string') return asText(value);
        const text = check(value);
        return text && { code, text };
      },
      { type: 'string', ...schema },
      options,
    );
}

/** An id of the platform: a UUID in lower case. */
export const Id = identifier(v => (isId(v) ? undefined : { en: 'must be a UUID in lower case', zh: '应为小写 UUID' }), 'id', {
  format: 'uuid', maxLength: 36,
});
/** Ids as `Id` has them. */
export function Ids(options: FieldOptions & { min?: number; max: number }): PropertyDecorator {
  const { min = 0, max } = options;
  return word(
    value => {
      if (!Array.isArray(value)) return fault('type', 'must be a list', '应为列表');
      if (value.length < min || value.length > max) return fault('size', `must have ${min} to ${max} entries, has ${value.length}`, `应有 ${min} 至 ${max} 项，现有 ${value.length} 项`);
      const odd = value.findIndex(v => typeof v !== 'string' || !isId(v));
      return odd < 0 ? undefined : fault('entry', `entry ${odd} must be a UUID in lower case`, `第 ${odd} 项应为小写 UUID`);
    },
    { type: 'array', items: { type: 'string', format: 'uuid', maxLength: 36 }, ...(min > 0 && { minItems: min }), maxItems: max },
    options,
  );
}
/** Unified social credit code, GB 32100-2015. */
export const Uscc = identifier(checkUscc, 'uscc', { pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$', maxLength: 18 });
/** Resident identity number, GB 11643-1999. */
export const ResidentId = identifier(checkResidentId, 'resident-id', { pattern: '^[0-9]{17}[0-9X]$', maxLength: 18 });
/** Mobile number of the mainland, 11 digits. */
export const Mobile = identifier(checkMobile, 'mobile', { pattern: '^1[3-9][0-9]{9}$', maxLength: 11 });
/** Vehicle registration plate, GA 36. */
export const Plate = identifier(checkPlate, 'plate', { minLength: 7, maxLength: 8, pattern: textPattern });
/** County-level or higher region, GB/T 2260: six digits. Whether the region exists is for the service to say. */
export const Region = identifier(checkRegionCode, 'region', { pattern: '^[1-9][0-9]{5}$', maxLength: 6 });

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (v: string) => day.test(v) && !Number.isNaN(Date.parse(`${v}T00:00:00Z`)) && new Date(`${v}T00:00:00Z`).toISOString().startsWith(v);

/** An instant: RFC 3339 with its offset. */
export const Instant = identifier(
  v =>
    instant.test(v) && !Number.isNaN(Date.parse(v)) && isDay(v.slice(0, 10)) && v >= '1900' && v < '2200'
      ? undefined
      : { en: 'must be a time with offset, such as 2026-03-01T08:00:00+08:00', zh: '应为带时区的时间，例如 2026-03-01T08:00:00+08:00' },
  'instant',
  { format: 'date-time', maxLength: 35 },
);
/** A legal day, Asia/Shanghai: YYYY-MM-DD. */
export const Day = identifier(v => (isDay(v) && v >= '1900' && v < '2200' ? undefined : { en: 'must be a day, such as 2026-03-01', zh: '应为日期，例如 2026-03-01' }), 'day', {
  format: 'date', maxLength: 10,
});
/** An exact amount of CNY: decimal text with two places, such as "1280.50". */
export const Money = identifier(
  v => (/^-?(0|[1-9]\d{0,12})\.\d{2}$/.test(v) ? undefined : { en: 'must be an amount with two decimals, such as 1280.50', zh: '应为两位小数的金额，例如 1280.50' }),
  'money',
  { pattern: '^-?(0|[1-9][0-9]{0,12})\\.[0-9]{2}$', maxLength: 17 },
);

/** A whole number in [min, max]. */
export function Int(min: number, max: number, options: FieldOptions = {}) {
  return word(
    value => {
      if (typeof value !== 'number' || !Number.isInteger(value)) return fault('type', 'must be a whole number', '应为整数');
      if (value < min || value > max) return fault('range', `must lie between ${min} and ${max}`, `应在 ${min} 与 ${max} 之间`);
      return undefined;
    },
    { type: 'integer', minimum: min, maximum: max, ...(max <= 2147483647 && min >= -2147483648 ? { format: 'int32' } : { format: 'int64' }) },
    options,
  );
}

/** A finite number in [min, max]. */
export function Num(min: number, max: number, options: FieldOptions = {}) {
  return word(
    value => {
      if (typeof value !== 'number' || !Number.isFinite(value)) return fault('type', 'must be a number', '应为数字');
      if (value < min || value > max) return fault('range', `must lie between ${min} and ${max}`, `应在 ${min} 与 ${max} 之间`);
      return undefined;
    },
    { type: 'number', minimum: min, maximum: max },
    options,
  );
}

/** true or false. */
export function Flag(options: FieldOptions = {}) {
  return word(v => (typeof v === 'boolean' ? undefined : fault('type', 'must be true or false', '应为 true 或 false')), { type: 'boolean' }, options);
}

/** One of a closed list of words. */
export function OneOf(words: readonly string[], options: FieldOptions = {}) {
  const known = new Set(words);
  return word(
    v =>
      typeof v === 'string' && known.has(v)
        ? undefined
        : fault('one-of', `must be one of ${words.join(', ')}`, `应为以下之一：${words.join('、')}`),
    { type: 'string', enum: [...words] },
    options,
  );
}

const isPlain = (v: unknown): v is object => typeof v === 'object' && v !== null && !Array.isArray(v);

/** A free JSON object that the platform hands on without reading, such as a form's JSON Schema. */
export function Json(options: FieldOptions = {}) {
  return word(v => (isPlain(v) ? undefined : fault('type', 'must be an object', '应为对象')), { type: 'object', additionalProperties: true }, options);
}

/** An object of its own class. */
export function Nested(type: () => Class, options: FieldOptions = {}): PropertyDecorator {
  const check: Check = v => (isPlain(v) ? undefined : fault('type', 'must be an object', '应为对象'));
  return (target, property) => {
    word(check, {}, options)(target, property);
    declare(target, String(property), { check, nested: type, list: false, schema: options.description ? { description: options.description } : {} });
    Type(type)(target, String(property));
    ValidateNested()(target, String(property));
  };
}

/** A list of min..max objects of one class. */
export function ListOf(type: () => Class, options: FieldOptions & { min?: number; max: number }): PropertyDecorator {
  const { min = 0, max } = options;
  const check: Check = value => {
    if (!Array.isArray(value)) return fault('type', 'must be a list', '应为列表');
    if (value.length < min || value.length > max) return fault('size', `must have ${min} to ${max} entries, has ${value.length}`, `应有 ${min} 至 ${max} 项，现有 ${value.length} 项`);
    const odd = value.findIndex(v => !isPlain(v));
    return odd < 0 ? undefined : fault('type', `entry ${odd} must be an object`, `第 ${odd} 项应为对象`);
  };
  return (target, property) => {
    word(check, {}, options)(target, property);
    declare(target, String(property), {
      check,
      nested: type,
      list: true,
      schema: { ...(min > 0 && { minItems: min }), maxItems: max, ...(options.description && { description: options.description }) },
    });
    Type(type)(target, String(property));
    ValidateNested({ each: true })(target, String(property));
  };
}

/** A list of min..max texts, each of 1 to `length` characters, or each one of `words`. */
export function Texts(options: FieldOptions & { min?: number; max: number; length?: number; words?: readonly string[] }): PropertyDecorator {
  const { min = 0, max, length = 200, words } = options;
  return word(
    value => {
      if (!Array.isArray(value)) return fault('type', 'must be a list', '应为列表');
      if (value.length < min || value.length > max) return fault('size', `must have ${min} to ${max} entries, has ${value.length}`, `应有 ${min} 至 ${max} 项，现有 ${value.length} 项`);
      for (const [i, v] of value.entries()) {
        if (typeof v !== 'string' || v.trim() === '' || v.length > length || control.test(v)) return fault('entry', `entry ${i} must be a text of 1 to ${length} characters`, `第 ${i} 项应为 1 至 ${length} 个字符的文本`);
        if (words && !words.includes(v)) return fault('one-of', `entry ${i} must be one of ${words.join(', ')}`, `第 ${i} 项应为以下之一：${words.join('、')}`);
      }
      return undefined;
    },
    { type: 'array', items: words ? { type: 'string', enum: [...words] } : { type: 'string', minLength: 1, maxLength: length, pattern: textPattern }, ...(min > 0 && { minItems: min }), maxItems: max },
    options,
  );
}

/** The field may be left out of a request (`null` is not left out); a response may hold `null` for it. */
export function Optional(): PropertyDecorator {
  return (target, property) => {
    ValidateIf((_object, value) => value !== undefined)(target, String(property));
    const field = fieldsByClass.get(target.constructor)?.get(String(property));
    if (!field) throw new Error(`@Optional() stands above the word that declares ${target.constructor.name}.${String(property)}`);
    field.optional = true;
  };
}
