import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import pg from 'pg';
import { documents, type Actor, type PublicKey } from '@counterless/contracts';
import { MovableClock, Problem } from '@counterless/kernel';
import { connectNats, createLogger, Handles, KeyStates, UnitOfWork, type Call, type Handler, type PlatformConfig, type RunningService, type ServiceDefinition } from '@counterless/platform';
import { eventually, operator, testPassword, World } from '@counterless/testing';

// A service under the contracts of `documents` whose work goes on until it is let go.
const gate = { wait: async (): Promise<void> => undefined, refuse: false };

@Injectable()
@Handles(documents.rotateKey)
class Rotate implements Handler<typeof documents.rotateKey> {
  constructor(private readonly work: UnitOfWork) {}

  async run(_request: object, call: Call): Promise<PublicKey> {
    await gate.wait();
    if (gate.refuse) throw new Problem(documents.readStatusList.problems[0]!);
    return this.work.run(call, async tx => {
      tx.audit('thing:1');
      return { kid: call.idempotencyKey!, kty: 'EC', crv: 'P-256', x: 'x', y: 'y', alg: 'ES256', use: 'sig' };
    });
  }
}
@Module({ providers: [Rotate] })
class KeysModule {}

const clock = new MovableClock(new Date('2026-02-28T00:00:00Z'));
const define = (config: PlatformConfig): ServiceDefinition => ({ service: 'documents', config, module: KeysModule, migrations: [], entities: () => [], clock, operations: [documents.rotateKey] });

describe('what became of a key', () => {
  let world: World;
  let replicas: RunningService[];
  let asking: Awaited<ReturnType<typeof connectNats>>;
  const me = operator({ id: 'op' });
  beforeAll(async () => {
    world = await World.start();
    replicas = [await world.serve('documents', [], define), await world.serve('documents', [], define)];
    // With the rights that identity has, and no others.
    asking = await connectNats('identity', { natsUrl: world.stack.nats.url, natsUser: 'identity', natsPassword: testPassword('identity') }, createLogger('identity', 'silent'));
  });
  afterAll(async () => {
    await asking?.close();
    await world?.stop();
  });
  /** Of the services only `documents` runs here. */
  const state = async (key: string, actor: Actor = me) => {
    const told = await new KeyStates(asking).of({ actor }, key);
    expect(told.unheard).not.toContain('documents');
    return told.requests;
  };
  const rotate = (key: string, options: Parameters<World['ask']>[2] = {}) => world.ask(documents.rotateKey, {}, { as: me, key, ...options });

  it('is nothing before it was used, and what was answered since', async () => {
    expect(await state('a/b?c=%d')).toEqual([]);
    expect((await rotate('a/b?c=%d')).status).toBe(201);
    expect(await state('a/b?c=%d')).toEqual([
      { operation: 'documents-key-rotate', state: 'done', status: 201, location: null, version: null, at: '2026-02-28T00:00:00.000Z', keptUntil: '2026-03-03T00:00:00.000Z' },
    ]);
  });

  it('is told to the app and the subject that used it, and to nobody else', async () => {
    await rotate('mine');
    expect(await state('mine')).toHaveLength(1);
    expect(await state('mine', operator({ id: 'other' }))).toEqual([]);
    expect(await state('mine', { ...me, client: 'other-app' })).toEqual([]);
  });

  it('is that it is in progress, whichever replica works on it, also when nobody waits any more; then that it is done', async () => {
    let release = () => undefined as void;
    const held = new Promise<void>(resolve => (release = resolve));
    gate.wait = () => held;
    const keys = Array.from({ length: 8 }, (_, i) => `slow-${i}`);
    const answers = keys.map(key => rotate(key, { timeout: 300 }).catch((error: Error) => error.name));
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['TimeoutError']));
    for (const key of keys) expect(await state(key)).toEqual([{ operation: 'documents-key-rotate', state: 'in-progress', at: expect.any(String) }]);
    gate.wait = async () => undefined;
    release();
    for (const key of keys) await eventually('it to be done', async () => (await state(key))[0]?.state === 'done');
    // Sent again it is answered by what was kept.
    expect(await rotate(keys[0]!)).toMatchObject({ status: 201, replayed: true });
  });

  it('is nothing when the request was refused', async () => {
    gate.refuse = true;
    expect((await rotate('refused')).status).toBeGreaterThanOrEqual(400);
    gate.refuse = false;
    expect(await state('refused')).toEqual([]);
  });

  it('outlives the services, and is not called nothing where they are away', async () => {
    await rotate('kept');
    for (const replica of replicas) await replica.close();
    expect((await new KeyStates(asking).of({ actor: me }, 'kept')).unheard).toContain('documents');
    await world.serve('documents', [], define);
    expect(await state('kept')).toMatchObject([{ state: 'done' }]);
  });

  it('is not called nothing where the table cannot be read', async () => {
    const holder = new pg.Client({ connectionString: world.database('documents').runtimeUrl });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE idempotency IN ACCESS EXCLUSIVE MODE');
    expect((await new KeyStates(asking).of({ actor: me }, 'kept')).unheard).toContain('documents');
    await holder.end();
    expect(await state('kept')).toHaveLength(1);
  });
});
