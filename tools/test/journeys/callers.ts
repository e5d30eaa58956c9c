import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair } from 'jose';
import { actorKinds, allLives, allOperations, type Actor, type ActorKind, type Operation, type PassList, type PassView } from '@counterless/contracts';
import { newId, type ProblemDetails } from '@counterless/kernel';
import { app, enterprise, officer, operator, person } from '@counterless/testing';
import type { Told, Town, Who } from './town.ts';

/** Streams of live events are closed to whom their operation is closed. */
const streams: readonly Operation[] = allLives.map(l => ({ ...l.of, subject: l.name, http: { ...l.of.http!, path: l.path } }));
const guarded = [...allOperations, ...streams].filter(o => o.http && 'actors' in o.access);
const open = allOperations.filter(o => o.http && 'public' in o.access);
/** Where an operation is, with made-up names in its path. */
export const addressOf = (operation: Operation, values: Record<string, string> = {}): string =>
  operation.http!.path.replace(/:([A-Za-z]+)/g, (_all, name: string) => encodeURIComponent(values[name] ?? (name.endsWith('Id') ? newId() : 'nothing')));
export const actorLike = (kind: ActorKind, more: Partial<Actor> = {}): Actor =>
  ({ person: () => person(more), enterprise: () => enterprise(more), officer: () => officer('330782', undefined, more), app: () => app(more), operator: () => operator(more) })[kind]();

/** Every route by every caller who may not: refused as its contract says, and nothing happens. */
export function callers(town: () => Town): void {
  const ask = async (operation: Operation, token: string | undefined, body: unknown = {}, values: Record<string, string> = {}) => {
    const response = await fetch(town().platform.url + addressOf(operation, values), {
      method: operation.http!.method,
      headers: { ...(token && { authorization: `Bearer ${token}` }), 'idempotency-key': randomUUID(), 'content-type': operation.http!.accepts?.[0] ?? 'application/json', 'accept-language': 'en' },
      ...(operation.http!.method === 'POST' && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, code: text.startsWith('{') ? (JSON.parse(text) as ProblemDetails).code : undefined, text };
  };
  /** Which of the operations answered anything but this. */
  const others = async (operations: readonly Operation[], status: number, code: string, tokenFor: (operation: Operation) => Promise<string> | string | undefined) => {
    const wrong: unknown[] = [];
    for (const operation of operations) {
      const got = await ask(operation, await tokenFor(operation));
      // An answer to HEAD has no body to say its code in.
      if (got.status !== status || (got.code !== code && operation.http!.method !== 'HEAD')) wrong.push([operation.subject, got.status, got.code]);
    }
    return wrong;
  };
  const scopeOf = (operation: Operation) => ('actors' in operation.access ? operation.access.scope : undefined);
  const kindsOf = (operation: Operation): readonly ActorKind[] => ('actors' in operation.access ? operation.access.actors : []);
  const allowed = (operation: Operation) => actorLike(kindsOf(operation)[0]!);

  describe(`each of ${guarded.length} guarded routes`, () => {
    let before: Record<string, Record<string, number>>;
    const counts = async () => Object.fromEntries(await Promise.all(town().databases.map(async d => [d, await town().still(d)] as const)));
    beforeAll(async () => {
      before = await counts();
    }, 30_000);

    it('is closed to nobody in particular', async () => {
      expect(await others(guarded, 401, 'auth.required', () => undefined)).toEqual([]);
    });

    it('is closed to expired and forged tokens, and those of other places', async () => {
      const { privateKey: key } = await generateKeyPair('ES256');
      expect(await others(guarded, 401, 'auth.token-expired', o => town().token(allowed(o), { ends: -1 }))).toEqual([]);
      expect(await others(guarded, 401, 'auth.token-invalid', o => town().token(allowed(o), { key }))).toEqual([]);
      expect(await others(guarded, 401, 'auth.token-invalid', o => town().token(allowed(o), { audience: 'http://other.example.test' }))).toEqual([]);
    });

    it('is closed to every scope but its own', async () => {
      const scoped = guarded.filter(o => scopeOf(o) !== undefined);
      const every = [...new Set(scoped.flatMap(o => scopeOf(o) ?? []))];
      const without = (o: Operation) => actorLike(kindsOf(o)[0]!, { scopes: every.filter(s => s !== scopeOf(o)) });
      expect(await others(scoped, 403, 'auth.scope-missing', o => town().token(without(o)))).toEqual([]);
    });

    it('is closed to every kind of caller but its own', async () => {
      for (const kind of actorKinds) {
        const closed = guarded.filter(o => !kindsOf(o).includes(kind));
        expect(await others(closed, 403, 'auth.actor-refused', () => town().token(actorLike(kind)))).toEqual([]);
      }
    });

    it('and none of it left a row', async () => {
      expect(await counts()).toEqual(before);
    }, 30_000);

    it('beside those open to everybody', async () => {
      const refused = await Promise.all(open.map(async o => ((await ask(o, undefined)).text.includes('"auth.') ? [o.subject] : [])));
      expect(refused.flat()).toEqual([]);
    });
  });

  describe('somebody else’s pass', () => {
    const about = guarded.filter(o => o.http!.path.includes(':passId'));
    const body = (operation: Operation) => ({
      ...(/grant|refuse|revoke|extend/.test(operation.subject) && { reason: 'because' }),
      ...(operation.subject.includes('extend') && { validUntil: new Date(Date.now() + 7 * 3_600_000).toISOString() }),
    });
    let mine: PassView;
    let owner: Told;
    let local: Who;
    beforeAll(async () => {
      owner = await town().person();
      local = await town().officer();
      mine = (await town().pass(owner)).body;
    });
    const refusals = async (who: (operation: Operation) => Promise<string> | string, operations: readonly Operation[]) =>
      Object.fromEntries(await Promise.all(operations.map(async o => {
        const got = await ask(o, await who(o), body(o), { passId: mine.id });
        return [o.subject, `${got.status} ${got.code}`] as const;
      })));

    it.each(['person', 'enterprise'] as const)('is not there for another %s, in its own place or in a list', async kind => {
      const closed = about.filter(o => kindsOf(o).includes(kind));
      const token = await town().token(actorLike(kind));
      expect(closed.length).toBeGreaterThanOrEqual(4);
      expect(new Set(Object.values(await refusals(() => token, closed)))).toEqual(new Set(['404 pass.not-found']));
      expect((await town().rest.ok<PassList>('GET', '/v1/permits/passes', { token })).items).toEqual([]);
    });

    it('is neither shown to an officer of another region nor decided there', async () => {
      const far = await town().officer(['clerk', 'reviewer', 'head', 'inspector'], '110101');
      const closed = about.filter(o => kindsOf(o).includes('officer'));
      expect(closed.length).toBeGreaterThanOrEqual(5);
      const seen = await refusals(() => far.token, closed);
      for (const [subject, answer] of Object.entries(seen)) expect([subject, answer]).toEqual([subject, expect.stringMatching(/^(404 pass\.not-found|403 officer\.other-region)$/)]);
      const queue = await town().rest.ok<PassList>('GET', '/v1/permits/pass-queue?status=granted', { token: far.token });
      expect(queue.items).toEqual([]);
      expect((await town().rest.ok<PassList>('GET', '/v1/permits/pass-queue?status=granted&limit=200', { token: local.token })).items.length).toBeGreaterThan(0);
    });

    it('is as it was', async () => {
      const { status, version } = (await town().rest.call<PassView>('GET', `/v1/permits/passes/${mine.id}`, { token: owner.token })).body;
      expect(status).toBe('granted');
      // The seal is a version of its own; a change of somebody else’s would be one more.
      expect(version).toBeLessThanOrEqual(mine.version + 1);
    });
  });
}
