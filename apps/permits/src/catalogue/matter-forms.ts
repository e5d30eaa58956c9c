import { Ajv2020 } from 'ajv/dist/2020.js';
import { LRUCache } from 'lru-cache';
import type { Fault } from '@counterless/kernel';
import { formatMessage } from './catalogue-messages.ts';
import { formats, formFaults, type Form } from '../domain/matter-form.ts';

const path = '$.form';
const mostListed = 10;

/** Characters of the forms whose judgement is remembered. */
const remembered = 8_000_000;

/** Whether forms are sound. Matters share a few forms, and compiling one takes milliseconds: each text is judged once. */
export class MatterForms {
  readonly #judged = new LRUCache<string, readonly Fault[]>({ maxSize: remembered, sizeCalculation: (_faults, text) => text.length });
  readonly #ajv = new Ajv2020({
    strict: true, strictTypes: false, strictTuples: false, allErrors: true, addUsedSchema: false, logger: false,
    formats: Object.fromEntries(formats.map(f => [f, true as const])),
    keywords: ['x-source'],
  });

  faults(form: Form): readonly Fault[] {
    const text = JSON.stringify(form);
    const known = this.#judged.get(text);
    if (known) return known;
    const found = formFaults(form, path);
    const faults = found.length > 0 ? found : this.#schemaFaults(form);
    this.#judged.set(text, faults);
    return faults;
  }

  #schemaFaults(form: Form): Fault[] {
    const ajv = this.#ajv;
    // allErrors is safe here: the form was measured before.
    if (!ajv.validateSchema(form)) {
      return (ajv.errors ?? []).slice(0, mostListed).map(({ instancePath, message = '' }) => ({ path: pathOf(instancePath), code: 'schema', message: formatMessage(message) }));
    }
    try {
      ajv.compile(form);
      return [];
    } catch (error) {
      return [{ path, code: 'schema', message: formatMessage((error as Error).message) }];
    } finally {
      ajv.removeSchema(form);
    }
  }
}

/** A JSON pointer as a path: /properties/a~1b/type → $.form.properties["a/b"].type */
function pathOf(pointer: string): string {
  const names = pointer.split('/').slice(1).map(n => n.replaceAll('~1', '/').replaceAll('~0', '~'));
  return path + names.map(n => (/^\d+$/.test(n) ? `[${n}]` : /^[\w$-]+$/.test(n) ? `.${n}` : `[${JSON.stringify(n)}]`)).join('');
}
