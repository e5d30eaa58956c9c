import { fieldsOf, type Class, type Field } from '@counterless/contracts';
import { Problem, type Fault } from '@counterless/kernel';
import { validate } from '@counterless/platform';

const known = new Map<Class, ReadonlyMap<string, Field>>();

function fieldsByName(type: Class): ReadonlyMap<string, Field> {
  let fields = known.get(type);
  if (!fields) known.set(type, (fields = new Map(fieldsOf(type).map(f => [f.name, f]))));
  return fields;
}

/**
 * A value of a contract class with its fields in the order of their declaration, so that equal values have equal texts; or nothing
 * where it does not keep the contract. Reads the same words as `validate`, which names every fault but takes a millisecond for a
 * matter: too long for thousands of good ones.
 */
export function ordered<T extends object>(type: Class<T>, plain: Record<string, unknown>): T | undefined {
  const fields = fieldsByName(type);
  const value: Record<string, unknown> = {};
  let given = 0;
  for (const [name, field] of fields) {
    const v = Object.hasOwn(plain, name) ? plain[name] : undefined;
    if (v === undefined) {
      if (!field.optional) return undefined;
      continue;
    }
    given++;
    if (field.check(v)) return undefined;
    const inner = field.nested?.();
    value[name] = !inner ? v : field.list ? (v as Record<string, unknown>[]).map(e => ordered(inner, e)) : ordered(inner, v as Record<string, unknown>);
    if (inner && (field.list ? (value[name] as unknown[]).includes(undefined) : value[name] === undefined)) return undefined;
  }
  return given === Object.keys(plain).length ? (value as T) : undefined;
}

/** Every fault of a value that `ordered` refused. */
export function shapeFaults(type: Class, plain: Record<string, unknown>): readonly Fault[] {
  try {
    validate(type, plain);
  } catch (error) {
    if (error instanceof Problem) return error.faults;
    throw error;
  }
  throw new Error(`${type.name}: a value was refused in which no fault is found`);
}
