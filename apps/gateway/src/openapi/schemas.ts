import { fieldsOf, type Class, type Field, type JsonSchema } from '@counterless/contracts';
import type { Json } from './parts.ts';

/** The schemas of one description, each class under its name: once as it is asked, once as it is answered. */
export class Schemas {
  readonly #named: Record<string, Json> = {};

  /** All that were referred to, by name. */
  get named(): Record<string, Json> {
    return Object.fromEntries(Object.entries(this.#named).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** A class as one answers with it: whoever reads it passes over fields that he does not know, so new ones may come. */
  answered(type: Class): Json {
    return this.#reference(type, true);
  }

  /** A class as one asks with it: nothing that it does not name. */
  asked(type: Class): Json {
    return this.#reference(type, false);
  }

  object(fields: readonly Field[], answer: boolean): Json {
    const required = fields.filter(f => !f.optional).map(f => f.name);
    return {
      type: 'object',
      ...(required.length > 0 && { required }),
      properties: Object.fromEntries(fields.map(f => [f.name, this.field(f, answer)])),
      ...(!answer && { additionalProperties: false }),
    };
  }

  field(field: Field, answer: boolean): JsonSchema {
    let schema: JsonSchema = field.schema;
    if (field.nested) {
      const inner = this.#reference(field.nested(), answer);
      schema = field.list ? { type: 'array', items: inner, ...field.schema } : Object.keys(field.schema).length > 0 ? { ...inner, ...field.schema } : inner;
    }
    if (!answer || !field.optional) return schema;
    // In an answer an optional field may be null.
    return typeof schema['type'] === 'string' && !schema['enum'] ? { ...schema, type: [schema['type'], 'null'] } : { anyOf: [schema, { type: 'null' }] };
  }

  #reference(type: Class, answer: boolean): Json {
    const name = answer ? type.name : `${type.name}Input`;
    if (!(name in this.#named)) {
      this.#named[name] = {};
      this.#named[name] = this.object(fieldsOf(type), answer);
    }
    return { $ref: `#/components/schemas/${name}` };
  }
}
