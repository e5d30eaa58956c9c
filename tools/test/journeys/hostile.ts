import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allOperations, identity, fieldsOf, textPattern, type ActorKind, type Class, type Field, type Operation } from '@counterless/contracts';
import { newId, type ProblemDetails } from '@counterless/kernel';
import { homeRegion } from '../../src/platform/accounts.ts';
import { actorLike } from './callers.ts';
import { newPlate, type Town } from './town.ts';

// Without the clock: a random time would be that of every test after it. It has a test of its own.
const routed = allOperations.filter(o => o.http && o !== (identity.moveClock as Operation));
/** Inputs for each route, routes at once, and milliseconds for all of them: a slow machine tries fewer inputs, but every route. */
const inputs = 150;
const atOnce = 8;
const patience = 20_000;

const nasty = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>('', ' ', '\u0000', "' OR 1=1 --", '$1', '${7*7}', '../../etc/passwd', '\ud800', '𠮷', '\u202e', 'a'.repeat(5000), '%00', '<script>', '1e309', 'null', 'NaN', 'true', '{}', '[]') },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, 0, -1, 1e308, -0, 2 ** 53, 1.5, 2_147_483_648, true, false, [], {}, [[]], [null], { length: 1 }, { toString: 'x' }, { then: 'x' }, { a: { constructor: 1 } }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

const oddName = fc.oneof({ weight: 6, arbitrary: fc.string({ unit: 'binary', maxLength: 10 }) }, { weight: 1, arbitrary: fc.constantFrom('\u0000', '\ud800', 'x'.repeat(3000)) });

/** A value that the field takes, or nearly: what is behind the first check must be reached too. */
function likely(field: Field): fc.Arbitrary<unknown> {
  const { schema } = field;
  if (field.nested) {
    const one = likelyOf(field.nested());
    const least = Number(schema['minItems'] ?? 0);
    return field.list ? fc.array(one, { minLength: least, maxLength: Math.max(least, 3) }) : one;
  }
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  if (schema['format'] === 'uuid') return fc.constantFrom(newId(), '00000000-0000-0000-0000-000000000000');
  if (schema['format'] === 'date-time') return fc.date({ min: new Date('1900-01-02'), max: new Date('2199-12-30'), noInvalidDate: true }).map(d => d.toISOString());
  if (field.name === 'plate') return fc.constant(null).map(newPlate);
  if (schema['pattern'] === '^[1-9][0-9]{5}$') return fc.constantFrom(homeRegion, '330100', '110000', '999999');
  if (schema['type'] === 'integer') return fc.integer({ min: Number(schema['minimum']), max: Number(schema['maximum']) });
  if (schema['type'] === 'number') return fc.double({ min: Number(schema['minimum']), max: Number(schema['maximum']), noNaN: true });
  if (schema['type'] === 'boolean') return fc.boolean();
  if (schema['type'] === 'array') {
    const words = (schema['items'] as { enum?: string[] }).enum;
    return fc.array(words ? fc.constantFrom(...words) : fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), { maxLength: 4 });
  }
  if (schema['type'] === 'object') return fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
  if (typeof schema['pattern'] === 'string' && schema['pattern'] !== textPattern) return fc.stringMatching(new RegExp(schema['pattern']));
  return fc.string({ unit: 'grapheme', minLength: Number(schema['minLength'] ?? 1), maxLength: Math.min(Number(schema['maxLength'] ?? 50), 50) });
}

const likelyOf = (type: Class): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(fieldsOf(type).map(f => [f.name, likely(f)])), { requiredKeys: fieldsOf(type).filter(f => !f.optional).map(f => f.name) });

/** A request that is right but for at most a few fields, or wrong altogether. */
function requestOf(operation: Operation): fc.Arbitrary<Record<string, unknown>> {
  const names = fieldsOf(operation.request).map(f => f.name);
  const spoilt = fc.tuple(likelyOf(operation.request), fc.dictionary(names.length > 0 ? fc.constantFrom(...names, 'extra') : fc.constant('extra'), nasty, { minKeys: 1, maxKeys: 2 }));
  return fc.oneof({ weight: 3, arbitrary: likelyOf(operation.request) }, { weight: 3, arbitrary: spoilt.map(([good, bad]) => ({ ...good, ...bad })) }, { weight: 1, arbitrary: fc.dictionary(oddName, nasty, { maxKeys: 4 }) });
}

const rawBody = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map(b => Buffer.from(b)),
  fc.json({ maxDepth: 3 }).map(t => Buffer.from(t)),
  fc.constantFrom('{"a":'.repeat(50), '[', '{"__proto__":1}', '{"a":1,"a":2}', '\ufeff{}', '"x"', '').map(t => Buffer.from(t)),
);
const oddHeaders = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom<Record<string, string>>({ 'if-match': 'x' }, { 'if-match': '"7"' }, { 'if-none-match': '*' }, { accept: 'text/html' }, { 'content-type': 'text/plain' }, { 'idempotency-key': 'ü' }, { 'idempotency-key': 'same' }, { 'accept-language': '*;q=x,,;' }, { traceparent: 'x' }, { 'x-request-id': '\u00ff' }, { 'content-encoding': 'gzip' }) },
);

/** Random and hostile input on every route: never a fault of ours, never an answer that the description does not know. */
export function hostile(town: () => Town): void {
  describe('hostile input', () => {
    const send = async (operation: Operation, token: string | undefined, request: Record<string, unknown>, raw: Buffer | undefined, headers: Record<string, string>) => {
      const http = operation.http!;
      const inPath = new Set([...http.path.matchAll(/:([A-Za-z]+)/g)].map(m => m[1]!));
      const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value) ?? '');
      const part = (value: unknown) => encodeURIComponent(text(value).toWellFormed().slice(0, 150)).replace(/^\.{1,2}$/, '') || 'x';
      const path = http.path.replace(/:([A-Za-z]+)/g, (_all, name: string) => part(request[name] ?? 'x'));
      const rest = Object.entries(request).filter(([name]) => !inPath.has(name));
      const bodiless = http.method === 'GET' || http.method === 'HEAD';
      const asQuery = bodiless || http.accepts !== undefined;
      const query = asQuery ? new URLSearchParams(rest.map(([name, value]): [string, string] => [name.toWellFormed(), text(value).toWellFormed().slice(0, 500)])).toString() : '';
      const body = bodiless ? undefined : (raw ?? Buffer.from(JSON.stringify(Object.fromEntries(rest))));
      return fetch(`${town().platform.url}${path}${query && `?${query}`}`, {
        method: http.method,
        headers: { 'content-type': http.accepts?.[(body?.length ?? 0) % http.accepts.length] ?? 'application/json', 'accept-language': 'en', 'idempotency-key': randomUUID(), ...(token && { authorization: `Bearer ${token}` }), ...headers },
        ...(body && { body: body as BodyInit }),
      });
    };

    it(`on each of ${routed.length} routes gets an answer that is described, and never a fault`, async () => {
      const seen = new Set<string>();
      let asked = 0;
      const attack = async (operation: Operation) => {
        const http = operation.http!;
        let tried = 0;
        const end = Date.now() + (patience * atOnce) / routed.length;
        const kinds: readonly ActorKind[] = 'actors' in operation.access ? operation.access.actors : [];
        const token = kinds.length > 0 ? await town().token(actorLike(kinds[0]!, { client: 'demo-partner' })) : undefined;
        const property = fc.asyncProperty(requestOf(operation), fc.option(rawBody, { freq: 5, nil: undefined }), oddHeaders, async (request, raw, headers) => {
          // Each route at least once, however slow the machine.
          if (tried++ > 0 && Date.now() > end) return;
          const answer = await send(operation, token, request, raw, headers);
          const text = await answer.text();
          asked++;
          seen.add(`${operation.name} ${answer.status}`);
          const shown = `${http.method} ${answer.url} answered ${answer.status} ${text.slice(0, 300)} to ${JSON.stringify(request).slice(0, 500)} ${String(raw).slice(0, 100)} ${JSON.stringify(headers)}`;
          const faults = town().watch.faultsOf(answer);
          if (answer.status >= 500 || faults.length > 0) throw new Error(`${faults.join('; ')}: ${shown}`);
          if (answer.status < 400 || http.method === 'HEAD') return;
          if ((JSON.parse(text) as ProblemDetails).requestId !== answer.headers.get('x-request-id')) throw new Error(shown);
        });
        await fc.assert(property, { numRuns: inputs, endOnFailure: true });
      };
      const waiting = [...routed];
      const failures: string[] = [];
      const worker = async () => {
        for (let operation = waiting.shift(); operation; operation = waiting.shift()) {
          const { subject } = operation;
          await attack(operation).catch((error: Error) => failures.push(`${subject}: ${(error.cause as Error | undefined)?.message ?? error.message}`));
        }
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
      expect(failures).toEqual([]);
      // Most of it got past the gate: a run of nothing but 401 would prove nothing.
      expect(new Set([...seen].map(s => s.split(' ')[0])).size).toBe(routed.length);
      expect(new Set([...seen].filter(s => !/ 40[13]$/.test(s)).map(s => s.split(' ')[0])).size).toBeGreaterThan(routed.length / 2);
      expect(asked).toBeGreaterThan(routed.length);
    }, process.env['PRISM'] === undefined ? 120_000 : 900_000);

    it('and every service still stands', async () => {
      const before = town().said.filter(line => /ended with/.test(line) && !/SIGKILL/.test(line));
      expect(before).toEqual([]);
      for (const name of town().platform.services.names) expect([name, town().platform.services.pid(name)]).toEqual([name, expect.any(Number)]);
      expect((await town().pass(await town().person())).status).toBe(201);
    });
  });
}
