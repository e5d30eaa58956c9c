import { describe, expect, it } from '@jest/globals';
import { formFaults, type Form } from './matter-form.ts';

const faults = (more: Form) => formFaults({ type: 'object', ...more }, '$.form').map(f => [f.path, f.code]);
const nested = (depth: number): Form => (depth === 0 ? { type: 'string' } : { type: 'object', properties: { a: nested(depth - 1) } });
/** Each definition refers twice to the next: 2^n schemas in n lines. */
const doubling = (levels: number) => ({
  $ref: '#/$defs/d0',
  $defs: Object.fromEntries(Array.from({ length: levels }, (_, i) => [`d${i}`, i === levels - 1 ? {} : { allOf: [{ $ref: `#/$defs/d${i + 1}` }, { $ref: `#/$defs/d${i + 1}` }] }])),
});

describe('a form', () => {
  it.each<[string, Form]>([
    ['with fields', { properties: { name: { type: 'string', title: '姓名', pattern: '^\\p{L}{1,50}$' } }, required: ['name'], additionalProperties: false }],
    ['whose fields are held already', { properties: { name: { type: 'string', 'x-source': 'applicant.name' } } }],
    ['with its own definitions', { properties: { home: { $ref: '#/$defs/address' }, work: { $ref: '#/$defs/address' } }, $defs: { address: { type: 'string' } } }],
    ['whose fields are called like keywords', { properties: { $ref: { type: 'string' }, pattern: { const: '(a+)+' }, $id: { enum: ['$ref'] } } }],
    ['with a condition', { if: { properties: { a: { const: 1 } } }, then: { required: ['b'] }, else: {} }],
    ['with sixteen paths through definitions', doubling(5)],
  ])('may be one %s', (_name, form) => {
    expect(faults(form)).toEqual([]);
  });

  it.each<[string, Form, string, string]>([
    ['a reference elsewhere', { properties: { a: { $ref: 'https://example.org/a.json' } } }, '$.form.properties.a.$ref', 'reference'],
    ['a reference to nothing', { $ref: '#/$defs/a' }, '$.form.$ref', 'reference'],
    ['a reference to a name every object has', { $ref: '#/$defs/toString', $defs: {} }, '$.form.$ref', 'reference'],
    ['a reference to the whole', { properties: { a: { $ref: '#' } } }, '$.form.properties.a.$ref', 'reference'],
    ['a circle', { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } }, '$.form.$defs.b.$ref', 'reference'],
    ['references that double', doubling(20), '$.form', 'too-many'],
    ['a base of its own', { $id: 'https://example.org/' }, '$.form.$id', 'keyword'],
    ['an unknown keyword', { properties: { a: { minLenght: 1 } } }, '$.form.properties.a.minLenght', 'keyword'],
    ['another dialect', { $schema: 'http://json-schema.org/draft-07/schema#' }, '$.form.$schema', 'dialect'],
    ['an unknown format', { properties: { a: { format: 'phone' } } }, '$.form.properties.a.format', 'format'],
    ['a source that the platform does not have', { properties: { a: { type: 'string', 'x-source': 'bank.balance' } } }, '$.form.properties.a.x-source', 'source'],
    ['a slow pattern', { properties: { 'a b': { pattern: '^(a+)+$' } } }, '$.form.properties["a b"].pattern', 'pattern'],
    ['a slow pattern for names', { patternProperties: { '(a+)+': {} } }, '$.form.patternProperties["(a+)+"]', 'pattern'],
    ['another type', { type: 'string' }, '$.form.type', 'type'],
    ['an inexact number', { properties: { a: { maximum: 1e300 } } }, '$.form.properties.a.maximum', 'number'],
    ['a NUL', { properties: { a: { const: 'a\u0000' } } }, '$.form.properties.a.const', 'characters'],
    ['half a character', { properties: { a: { enum: ['\ud800'] } } }, '$.form.properties.a.enum[0]', 'characters'],
    ['many values', { enum: Array.from({ length: 6000 }, (_, i) => i) }, '$.form.enum[4996]', 'too-many'],
    ['much text', { title: 'a'.repeat(70_000) }, '$.form', 'too-long'],
  ])('may not have %s', (_name, form, path, code) => {
    expect(faults(form)).toContainEqual([path, code]);
  });

  it('may not nest without end', () => {
    expect(faults(nested(11))).toEqual([]);
    expect(faults(nested(12)).map(f => f[1])).toContain('depth');
  });
});
