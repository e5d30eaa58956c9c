import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../src/persistence/database.ts';
import { World } from '@counterless/testing';

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
