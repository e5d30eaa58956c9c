import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import sjson from 'secure-json-parse';
import { fieldOf, fieldsOf, general, type Class } from '@counterless/contracts';
import { Problem, type Fault } from '@counterless/kernel';

const deepest = 32;
const utf8 = new TextDecoder('utf-8', { fatal: true });

// class-validator looks for the rules of a class among those of all classes, anew for every value: with some five hundred classes that took
// an eighth of a service's time. What a class declares is known once it is loaded, and `validateSync` is asked here in one way alone.
const rules = getMetadataStorage();
const rulesOf = rules.getTargetValidationMetadatas.bind(rules);
const known = new WeakMap<object, ReturnType<typeof rulesOf>>();
rules.getTargetValidationMetadatas = (type, ...how) => {
  let found = known.get(type);
  if (!found) {
    found = rulesOf(type, ...how);
    known.set(type, found);
  }
  return found;
};

const malformed = (path: string, code: string, en: string, zh: string) =>
  new Problem(general.malformed, { faults: [{ path, code, message: { en, zh } }] });

const forbiddenKey = () =>
  malformed('$', 'forbidden-key', 'the body holds a key that is not allowed (__proto__ or constructor)', '正文含有不允许的键（__proto__ 或 constructor）');

/** Does any object have a field of this name? What maps objects to classes takes it for their class. */
function namesConstructor(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, 'constructor') || Object.values(value).some(namesConstructor);
}

/** Does any value nest deeper than `deepest`? Read before parsing: what recurses over a deep value overflows the stack. */
function tooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (quoted) {
      if (c === 92) i++;
      else if (c === 34) quoted = false;
    } else if (c === 34) quoted = true;
    else if (c === 123 || c === 91) {
      if (++depth > deepest) return true;
    } else if (c === 125 || c === 93) depth--;
  }
  return false;
}

/** UTF-8 bytes to text; throws Problem `request.malformed`. */
export function readText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw malformed('$', 'utf-8', 'the body is not valid UTF-8', '正文不是有效的 UTF-8');
  }
}

/** UTF-8 bytes of a JSON object to a plain object; throws Problem `request.malformed`. */
export const readJson = (bytes: Uint8Array): Record<string, unknown> => readJsonText(readText(bytes));

/** As `readJson`, from a text. */
export function readJsonText(text: string): Record<string, unknown> {
  if (tooDeep(text)) throw malformed('$', 'depth', `the body nests deeper than ${deepest} levels`, `正文嵌套超过 ${deepest} 层`);
  // No such key stands in a text that has neither name in it, written out or by escapes: it needs no second look.
  const suspect = /__proto__|constructor|\\u/.test(text);
  let value: unknown;
  try {
    value = suspect ? sjson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' }) : JSON.parse(text);
  } catch (error) {
    if ((error as Error).message.includes('forbidden prototype')) {
      throw forbiddenKey();
    }
    throw malformed('$', 'json', `the body is not JSON: ${(error as Error).message}`, `正文不是有效的 JSON：${(error as Error).message}`);
  }
  if (suspect && namesConstructor(value)) throw forbiddenKey();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed('$', 'type', 'the body must be a JSON object', '正文应为 JSON 对象');
  }
  return value as Record<string, unknown>;
}

/** Texts of a query or path, read as the field's type wants them; what does not fit stays for the check to name. */
export function readParameters(type: Class, encoded: string): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null);
  for (const [name, text] of new URLSearchParams(encoded)) {
    const schema = fieldOf(type, name)?.schema;
    const value: unknown =
      schema?.['type'] === 'integer' || schema?.['type'] === 'number'
        ? text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
        : schema?.['type'] === 'boolean' ? (text === 'true' ? true : text === 'false' ? false : text)
        : schema?.['type'] === 'array' ? [text] : text;
    const before = values[name];
    values[name] = before === undefined ? value : Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : [before, value].flat();
  }
  return values;
}

function unknownField(path: string, type: Class): Fault {
  const known = fieldsOf(type).map(f => f.name);
  return { path, code: 'unknown-field', message: { en: `unknown field; known are ${known.join(', ') || 'none'}`, zh: `未知字段；可用字段为 ${known.join('、') || '无'}` } };
}

function faultsOf(errors: readonly ValidationError[], type: Class, at: string): Fault[] {
  return errors.flatMap(error => {
    const indexed = /^\d+$/.test(error.property);
    const path = indexed ? `${at}[${error.property}]` : `${at}.${error.property}`;
    const field = indexed ? undefined : fieldOf(type, error.property);
    const deeper = indexed ? type : field?.nested?.();
    const inner = error.children?.length && deeper ? faultsOf(error.children, deeper, path) : [];
    if (error.constraints?.['whitelistValidation']) {
      return [unknownField(path, type)];
    }
    if (error.value === undefined && field) return [{ path, code: 'required', message: { en: 'is required', zh: '必填' } }];
    const broken = field?.check(error.value);
    if (broken) return [{ path, code: broken.code, message: broken.text }];
    return inner.length > 0 || !error.constraints
      ? inner
      : [{ path, code: 'type', message: { en: Object.values(error.constraints)[0] ?? 'is not valid', zh: '内容无效' } }];
  });
}

/**
 * Fields called like what every object inherits (toString, valueOf, hasOwnProperty …). No contract has one, the libraries behind
 * this overlook them, and code that turns such a value into a text fails.
 */
function inheritedNames(value: unknown, at: string): Fault[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((v, i) => inheritedNames(v, `${at}[${i}]`));
  return Object.entries(value).flatMap(([name, inner]) =>
    name in Object.prototype
      ? [{ path: `${at}.${name}`, code: 'unknown-field', message: { en: 'unknown field', zh: '未知字段' } }]
      : inheritedNames(inner, `${at}.${name}`),
  );
}

/** A plain object to an instance of its class; throws Problem `request.invalid` with every fault at its JSON path. */
export function validate<T extends object>(type: Class<T>, plain: Record<string, unknown>): T {
  const inherited = inheritedNames(plain, '$');
  if (inherited.length > 0) throw new Problem(general.invalid, { faults: inherited });
  const value = plainToInstance(type, { ...plain });
  // class-validator knows no class without a rule, and would call any value of it unknown.
  if (fieldsOf(type).length === 0) {
    const faults = Object.keys(plain).map(name => unknownField(`$.${name}`, type));
    if (faults.length > 0) throw new Problem(general.invalid, { faults });
    return value;
  }
  const errors = validateSync(value, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true });
  const faults = faultsOf(errors, type, '$');
  if (faults.length > 0) throw new Problem(general.invalid, { faults });
  return value;
}
