import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { allOperations, fieldsOf, type KeyState, type Operation } from '@counterless/contracts';
import { newId } from '@counterless/kernel';
import type { Preparers, Situation } from './race-situation.ts';
import { raceCases } from './races-cases.ts';
import { raceIdentity } from './races-identity.ts';
import { raceMessages } from './races-messages.ts';
import { racePasses } from './races-passes.ts';
import { raceTax } from './races-tax.ts';
import type { Town } from './town.ts';

const atOnce = 50;
/** Everything that needs a key, whatever it is: read from the contracts. */
const racing = allOperations.filter(o => o.idempotent && o.http);

const preparers: Preparers = { ...racePasses, ...raceCases, ...raceIdentity, ...raceMessages, ...raceTax };

/** Fifty equal requests at once under one key, for every operation that needs one: one effect and fifty equal answers. */
export function races(town: () => Town): void {
  interface Got {
    readonly status: number;
    readonly text: string;
    readonly headers: Headers;
  }
  const send = async (operation: Operation, { token, path, query, body, contentType }: Situation, headers: Record<string, string>): Promise<Got> => {
    const address = operation.http!.path.replace(/:([A-Za-z]+)/g, (_all, name: string) => encodeURIComponent(path![name]!));
    const response = await fetch(`${town().platform.url}${address}${query ? `?${query}` : ''}`, {
      method: operation.http!.method,
      headers: { authorization: `Bearer ${token}`, 'accept-language': 'en', ...(body !== undefined && { 'content-type': contentType ?? 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  /** Until it is answered: while the first is worked on, the others may be told to come again. */
  const answered = async (ask: () => Promise<Got>): Promise<Got> => {
    for (;;) {
      const got = await ask();
      if (got.status !== 409 || !got.text.includes('idempotency.in-progress')) return got;
      expect(Number(got.headers.get('retry-after'))).toBeGreaterThan(0);
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  };
  const clients = new Map<string, pg.Client>();
  /** What the requests of one race left: which of them wrote audit entries and facts, and where an answer is kept, over all databases. */
  const traces = async (key: string, race: string, subject: string) => {
    const text = `SELECT 'kept' AS what, operation AS by FROM idempotency WHERE key = $1
      UNION ALL SELECT 'audit', request_id FROM audit WHERE request_id LIKE 'race-' || $2 || '-%' AND operation = $3
      UNION ALL SELECT 'fact', substring(event from '"traceparent":"00-([0-9a-f]{32})') FROM outbox WHERE event LIKE '%00-' || $2 || '%'`;
    const found = await Promise.all([...clients.values()].map(async client => (await client.query<{ what: string; by: string }>(text, [key, race, subject])).rows));
    const of = (what: string) => found.flat().filter(f => f.what === what).map(f => f.by);
    return { kept: of('kept'), audits: of('audit'), facts: of('fact') };
  };

  describe(`fifty equal requests at once, to each of ${racing.length} operations with a key`, () => {
    beforeAll(async () => {
      for (const database of town().databases) clients.set(database, await town().connect(database));
    });
    afterAll(async () => {
      for (const client of clients.values()) await client.end();
    });

    it('is prepared for all of them, and for nothing that is gone', () => {
      expect(Object.keys(preparers).sort()).toEqual(racing.map(o => o.subject).sort());
    });

    it.each(racing.map(o => [o.subject, o] as const))('%s: one effect, fifty equal answers, and none for another request', async (subject, operation) => {
      const situation = await preparers[subject]!(town());
      const [key, race] = [randomUUID(), randomBytes(8).toString('hex')];
      const one = (n: number, what: Situation = situation) =>
        answered(() => send(operation, what, { 'idempotency-key': key, 'x-request-id': `race-${race}-${n}`, traceparent: `00-${race}${String(n).padStart(16, '0')}-00f067aa0ba902b7-01` }));
      const got = await Promise.all(Array.from({ length: atOnce }, (_, n) => one(n)));
      const told = ({ status, text, headers }: Got) => JSON.stringify([status, text, headers.get('etag'), headers.get('location')]);
      expect([...new Set(got.map(g => `${g.status} ${g.status >= 400 ? g.text : ''}`))]).toEqual([`${operation.http!.status} `]);
      expect(new Set(got.map(told)).size).toBe(1);
      expect(got.filter(g => g.headers.get('idempotent-replayed') === 'true')).toHaveLength(atOnce - 1);

      const [{ kept, audits, facts }, state] = await Promise.all([
        traces(key, race, subject),
        send(readKey, { token: situation.token, path: { key } }, {}).then(({ text }) => JSON.parse(text) as KeyState),
      ]);
      expect(state.requests).toEqual([expect.objectContaining({ operation: operation.name, state: 'done', status: operation.http!.status })]);
      expect(kept).toEqual([subject]);
      // Every change leaves an entry, and every fact its trace, in the transaction of the change.
      expect(audits.length).toBeGreaterThan(0);
      expect(new Set(audits).size).toBe(1);
      expect(new Set(facts).size).toBeLessThanOrEqual(1);

      // Nothing can be another request where there is nothing to ask for.
      if (fieldsOf(operation.request).length === 0) return;
      const other = situation.other ?? { path: Object.fromEntries(Object.keys(situation.path ?? {}).map(name => [name, newId()])) };
      const refused = await one(99, { ...situation, ...other });
      expect([refused.status, (JSON.parse(refused.text) as { code: string }).code]).toEqual([422, 'idempotency.key-reused']);
      const after = await traces(key, race, subject);
      // Reactions to the one effect may still tell facts of the same trace.
      expect([after.kept, after.audits, new Set(after.facts).size <= 1]).toEqual([kept, audits, true]);
    }, 60_000);
  });
}

const readKey = allOperations.find(o => o.subject === 'identity.key.read.v1')!;
