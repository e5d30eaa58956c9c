import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as contracts from '@counterless/contracts';
import { allFacts, fieldsOf, services, type AnyOperation, type Class, type Field, type Operation } from '@counterless/contracts';
import { comment, docOf } from './wording.ts';

// Writes what the SDK knows of the contracts: libs/sdk/src/generated.ts. With --check it only says whether the committed file is the same.
const file = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../libs/sdk/src/generated.ts');

type Side = 'asked' | 'answered';
const wanted = new Map<string, { type: Class; side: Side }>();
const nameOf = (type: Class, side: Side) => (side === 'asked' ? `${type.name}Input` : type.name);

function refer(type: Class, side: Side): string {
  const name = nameOf(type, side);
  if (!wanted.has(name)) {
    wanted.set(name, { type, side });
    for (const field of fieldsOf(type)) if (field.nested) refer(field.nested(), side);
  }
  return name;
}

const words = (list: readonly unknown[]) => list.map(w => `'${String(w)}'`).join(' | ');

function typeOf({ schema, nested, list }: Field, side: Side): string {
  if (nested) return `${refer(nested(), side)}${list ? '[]' : ''}`;
  const { type, enum: closed, items } = schema as { type?: string; enum?: string[]; items?: { enum?: string[] } };
  if (closed) return words(closed);
  if (type === 'array') return items?.enum ? `(${words(items.enum)})[]` : 'string[]';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'boolean') return 'boolean';
  return type === 'object' ? 'Record<string, unknown>' : 'string';
}


function interfaceOf({ type, side }: { type: Class; side: Side }): string {
  const fields = fieldsOf(type).map(field => {
    // An answer may hold null where a field is optional; a request leaves it out.
    const value = typeOf(field, side) + (field.optional && side === 'answered' ? ' | null' : '');
    return `${comment('  ', field.schema['description'])}  ${field.name}${field.optional ? '?' : ''}: ${value};\n`;
  });
  return `export interface ${nameOf(type, side)} {\n${fields.join('')}}\n`;
}

const isOperation = (value: unknown): value is Operation => (value as Partial<AnyOperation>).type === 'operation' && (value as AnyOperation).http !== undefined;
const groups = services.flatMap(service => {
  const group = (contracts as Record<string, unknown>)[service] as Record<string, unknown> | undefined;
  const operations = Object.entries(group ?? {}).filter((e): e is [string, Operation] => isOperation(e[1]));
  return operations.length > 0 ? [{ service, operations }] : [];
});

const listed = (type: Class | undefined) => type && fieldsOf(type).find(f => f.name === 'items' && f.list);
const paged = (o: Operation) => listed(o.response) !== undefined && ['cursor', 'limit'].every(name => fieldsOf(o.request).some(f => f.name === name)) && fieldsOf(o.response!).some(f => f.name === 'next');

function signature(name: string, o: Operation): string {
  const input = fieldsOf(o.request).length > 0 ? `input: ${refer(o.request, 'asked')}` : 'input?: Record<string, never>';
  const loose = fieldsOf(o.request).every(f => f.optional) ? input.replace(/^input\??:/, 'input?:') : input;
  const answer = o.http!.produces ? 'Response' : o.response ? refer(o.response, 'answered') : 'void';
  const options = o.http!.accepts ? `options: RequestOptions & Content` : 'options?: RequestOptions';
  const doc = docOf(o);
  if (paged(o)) return `${doc}    ${name}: Paged<${refer(o.request, 'asked')}, ${answer}, ${refer(listed(o.response)!.nested!(), 'answered')}>;\n`;
  return `${doc}    ${name}(${o.http!.accepts ? loose.replace('input?:', 'input:') : loose}, ${options}): Promise<${answer}>;\n`;
}

const table = groups.map(({ service, operations }) => {
  const rows = operations.map(([name, o]) => {
    const flags = [o.idempotent && 'idempotent: true', paged(o) && 'paged: true', o.http!.produces && `produces: '${o.http!.produces}'`].filter(Boolean);
    return `    ${name}: { method: '${o.http!.method}', path: '${o.http!.path}'${flags.map(f => `, ${f}`).join('')} },\n`;
  });
  return `  ${service}: {\n${rows.join('')}  },\n`;
});
const api = groups.map(({ service, operations }) => `  ${service}: {\n${operations.map(([name, o]) => signature(name, o)).join('')}  };\n`);
const events = allFacts.filter(f => f.partners).map(f => `  | (EventHead & { type: '${f.subject}'; data: ${refer(f.payload, 'answered')} })\n`);
const interfaces = [...wanted.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => interfaceOf(entry));

const text = `// Made from the contracts by \`npm run generate\`: not to be edited.
import type { Content, EventHead, Paged, RequestOptions } from './types.ts';

/** Every operation by its service: how the client calls it. */
export const operations = {
${table.join('')}} as const;

export interface Api {
${api.join('')}}

/** What a partner app is told, by feed and by webhook. */
export type CounterlessEvent =
${events.join('')};

${interfaces.join('\n')}`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write('libs/sdk/src/generated.ts is not what the contracts say: run npm run generate\n');
    process.exit(1);
  }
} else writeFileSync(file, text);
