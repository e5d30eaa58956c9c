import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

  it('refuses a service user the subjects of others', async () => {
    const { connect } = await import('@nats-io/transport-node');
    const delivery = await connect({ servers: world.stack.nats.url, user: 'delivery', pass: 'test-delivery', inboxPrefix: '_INBOX_delivery' });
    await expect(delivery.request('permits.pass.grant.v1', '{}', { timeout: 1000 })).rejects.toThrow(/[Pp]ermission/);
    await delivery.close();
  });
});
