import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { World } from './world.ts';

describe('a test world', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());

  it('makes a database whose runtime role cannot rewrite the audit log', async () => {
    await world.config('documents', { migrations: [] });
    await world.sql('documents', `INSERT INTO audit (id, at, actor, operation, entity, request_id) VALUES (gen_random_uuid(), now(), 'a', 'o', 'e', 'r')`);
    await expect(world.sql('documents', `UPDATE audit SET actor = 'b'`)).rejects.toThrow(/permission denied/);
    await expect(world.sql('documents', 'DELETE FROM audit')).rejects.toThrow(/permission denied/);
  });

  it('has databases of its own, which the roles of another service may not enter', async () => {
    const other = await World.start();
    try {
      await other.config('documents', { migrations: [] });
      expect(await other.sql('documents', 'SELECT id FROM audit')).toEqual([]);
      await other.config('tax', { migrations: [] });
      const tax = new URL(other.database('tax').runtimeUrl);
      const strange = Object.assign(new URL(other.database('documents').runtimeUrl), { username: tax.username, password: tax.password });
      await expect(new pg.Client({ connectionString: strange.href }).connect()).rejects.toThrow(/permission denied for database/);
    } finally {
      await other.stop();
    }
  });

  it('refuses a service user the subjects of others', async () => {
    const { connect } = await import('@nats-io/transport-node');
    const delivery = await connect({ servers: world.stack.nats.url, user: 'delivery', pass: 'test-delivery', inboxPrefix: '_INBOX_delivery' });
    await expect(delivery.request('permits.pass.grant.v1', '{}', { timeout: 1000 })).rejects.toThrow(/[Pp]ermission/);
    await delivery.close();
  });
});
