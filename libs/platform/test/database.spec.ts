import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, World } from '@counterless/testing';
import { FactPlace } from '../src/facts/fact-place.ts';
import { Leader, type Duty } from '../src/facts/leader.ts';
import { openDatabase, type Database } from '../src/persistence/database.ts';
import { createLogger } from '../src/runtime/logs.ts';

let world: World;
let database: Database;
beforeAll(async () => {
  world = await World.start();
  database = await openDatabase('documents', await world.config('documents', { migrations: [] }, { databasePool: 3 }), [], []);
});
afterAll(async () => {
  await database.close();
  await world.stop();
});

describe('a connection in use', () => {
  it('that PostgreSQL ends fails its statement and not the process, the first as well as the others', async () => {
    const clients = await Promise.all([1, 2, 3].map(() => database.pool.connect()));
    // Without a listener Node ends the process at the first error event.
    expect(clients.map(client => client.listenerCount('error') > 0)).toEqual([true, true, true]);
    const failures = await Promise.allSettled(clients.map(client => client.query('SELECT pg_terminate_backend(pg_backend_pid())')));
    expect(failures.map(f => f.status)).toEqual(['rejected', 'rejected', 'rejected']);
    for (const client of clients) client.release(true);
    await expect(database.ping()).resolves.toBeUndefined();
  });
});

describe('a pool of one or two connections', () => {
  it.each([1, 2])('%s: keeps none for look-ups that a transaction would wait for', async databasePool => {
    const small = await openDatabase('documents', await world.config('documents', { migrations: [] }, { databasePool }), [], []);
    try {
      for (let i = 0; i < 3; i++) expect(await small.lookUp({ name: 'small', text: 'SELECT $1::int AS one' }, [i])).toEqual([{ one: i }]);
      const client = await small.pool.connect();
      client.release();
    } finally {
      await small.close();
    }
  });
});

describe('a place in the stream of facts', () => {
  it('that has not moved is not written again', async () => {
    const writings = async () => (await database.pool.query<{ at: string }>('SELECT xmin || xmax::text AS at FROM fact_cursor')).rows;
    const place = new FactPlace(database);
    expect(await place.load('one')).toBe(0);
    await place.save('one', 7);
    const written = await writings();
    await place.save('one', 7);
    expect(await writings()).toEqual(written);
    const next = new FactPlace(database);
    expect(await next.load('one')).toBe(7);
    await next.save('one', 7);
    expect(await writings()).toEqual(written);
    // Another stream begins anew, and one that came back does so, too.
    expect(await next.load('two')).toBe(0);
    await next.save('two', 3);
    expect(await next.load('one')).toBe(0);
    expect(await next.load('two')).toBe(3);
  });
});

describe('leading', () => {
  it('begins again only after it has given back all of the lead before', async () => {
    const seen: string[] = [];
    const duty = (name: string, stopping: () => Promise<void>): Duty => ({
      name,
      start: async () => void seen.push(`${name} on`),
      stop: async () => {
        await stopping();
        seen.push(`${name} off`);
      },
    });
    // Longer than the leader takes to try again.
    const slow = duty('slow', () => new Promise(resolve => setTimeout(resolve, 2300)));
    const leader = new Leader('documents', world.database('documents').runtimeUrl, [slow, duty('quick', async () => undefined)], createLogger('documents', 'silent'));
    leader.start();
    await eventually('the lead', () => seen.length === 2);
    await database.pool.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'documents-leader' AND datname = current_database()");
    await eventually('the lead again', () => leader.leading && seen.length === 6);
    await leader.stop();
    expect(seen).toEqual(['slow on', 'quick on', 'slow off', 'quick off', 'slow on', 'quick on', 'slow off', 'quick off']);
  });
});
