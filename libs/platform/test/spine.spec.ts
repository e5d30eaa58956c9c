import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Inject, Injectable, Module } from '@nestjs/common';
import { EntitySchema, type MigrationInterface, type QueryRunner } from 'typeorm';
import { documents, permits, type CloudEvent, type PassGranted, type PublicKey, type KeySetView, type SignedStatusDelta, type SignedStatusList, type StatusListNamed } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import {
  Answer, AuditChain, Database, FieldCipher, Handles, OnDeadline, Reacts, SealAuditApart1760000000700, Store, UnitOfWork,
  type Call, type DeadlineHandler, type Handler, type PlatformConfig, type Reaction, type ServiceDefinition, type Transaction, type Versioned,
} from '@counterless/platform';
import { eventually, operator, World } from '@counterless/testing';

// A small service under the contracts of `documents`, so that the spine is tested apart from what stands on it.

interface Thing extends Versioned {
  secret: string | null;
}
const behaviour = { fail: undefined as (() => void) | undefined, reactions: 0, fired: [] as { entity: string; late: boolean }[] };
const thingSchema = (cipher: FieldCipher) =>
  new EntitySchema<Thing>({
    name: 'thing',
    columns: { id: { type: 'uuid', primary: true }, version: { type: 'int' }, secret: { type: 'bytea', transformer: cipher.column('thing.secret') } },
  });
class CreateThings1760000009000 implements MigrationInterface {
  name = 'CreateThings1760000009000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE thing (id uuid PRIMARY KEY, version int NOT NULL, secret bytea)');
  }
  async down(): Promise<void> {}
}
const key = (kid: string): PublicKey => ({ kid, kty: 'EC', crv: 'P-256', x: 'x', y: 'y', alg: 'ES256', use: 'sig' });

@Injectable()
class Things {
  readonly store: Store<Thing>;
  constructor(@Inject(Database) database: Database, @Inject(UnitOfWork) work: UnitOfWork, @Inject(FieldCipher) cipher: FieldCipher) {
    this.store = new Store<Thing>(database, work, thingSchema(cipher), documents.readStatusList.problems[0]!);
  }
}
@Handles(documents.rotateKey)
class Rotate implements Handler<typeof documents.rotateKey> {
  constructor(@Inject(Things) private readonly things: Things) {}
  async run(_request: object, call: Call): Promise<Answer<PublicKey>> {
    const thing: Thing = { id: newId(), version: 1, secret: 'a secret' };
    return this.things.store.create(call, thing, (_entity, tx) => {
      tx.publish(documents.keyRotated, thing, { kid: thing.id });
      tx.schedule('thing.due', thing.id, new Date('2026-03-01T00:00:00Z'));
      behaviour.fail?.();
      return new Answer(key(thing.id), { version: thing.version });
    });
  }
}
@Handles(documents.readKeys)
class Read implements Handler<typeof documents.readKeys> {
  async run(): Promise<KeySetView> {
    behaviour.fail?.();
    return { keys: [] };
  }
}
@Handles(documents.readStatusList)
class Bump implements Handler<typeof documents.readStatusList> {
  constructor(@Inject(Things) private readonly things: Things) {}
  async run(request: StatusListNamed, call: Call): Promise<Answer<SignedStatusList>> {
    return this.things.store.update(call, request.listId, thing => new Answer({ listId: request.listId, version: thing.version, token: thing.secret ?? '' }, { version: thing.version }));
  }
}
@Handles(documents.readStatusDelta)
class Delta implements Handler<typeof documents.readStatusDelta> {
  async run(): Promise<SignedStatusDelta> {
    await new Promise(resolve => setTimeout(resolve, 400));
    return { listId: 'a', from: 0, version: 1, token: 't' };
  }
}
@Reacts(permits.passGranted)
class OnGranted implements Reaction<typeof permits.passGranted> {
  async run(event: CloudEvent<PassGranted>, tx: Transaction): Promise<void> {
    behaviour.reactions++;
    await tx.query({ text: 'INSERT INTO thing (id, version) VALUES ($1, 1) ON CONFLICT DO NOTHING' }, [event.data.passId]);
    behaviour.fail?.();
  }
}
@OnDeadline('thing.due')
class Due implements DeadlineHandler {
  async run(entity: string, _tx: Transaction, lateness: { late: boolean }): Promise<void> {
    behaviour.fired.push({ entity, late: lateness.late });
  }
}
@Module({ providers: [Things, Rotate, Read, Bump, Delta, OnGranted, Due] })
class ThingsModule {}

const clock = new MovableClock(new Date('2026-02-28T00:00:00Z'));
const define = (config: PlatformConfig): ServiceDefinition => ({
  service: 'documents', config, module: ThingsModule, migrations: [CreateThings1760000009000], entities: c => [thingSchema(c)], clock,
  operations: [documents.rotateKey, documents.readKeys, documents.readStatusList, documents.readStatusDelta],
});
const granted = (passId: string) => ({ passId, destination: '330782', number: '330782000001', plate: '浙G12345', origin: '330100', validFrom: clock.now().toISOString(), validUntil: clock.now().toISOString() });

describe('the spine', () => {
  let world: World;
  const count = async (table: string) => Number((await world.sql<{ n: string }>('documents', `SELECT count(*) AS n FROM ${table}`))[0]!.n);
  beforeAll(async () => {
    world = await World.start({ alone: true });
    await world.serve('documents', [CreateThings1760000009000], define);
  });
  afterAll(() => world?.stop());
  const rotate = (options: Parameters<World['ask']>[2] = {}) => world.ask(documents.rotateKey, {}, { as: operator({ id: 'op' }), ...options });

  it('commits a change with its fact, audit entry, deadline and answer', async () => {
    const heard = world.listen(documents.keyRotated);
    const answer = await rotate();
    expect(answer.status).toBe(201);
    const fact = await eventually('the fact', () => heard.find(e => e.data.kid === answer.body.kid));
    expect(fact).toMatchObject({ specversion: '1.0', type: 'documents.key.rotated.v1', source: '/documents', subject: answer.body.kid, sequence: 1 });
    expect(await world.sql('documents', 'SELECT actor, operation FROM audit WHERE entity = $1', [`thing:${answer.body.kid}`])).toEqual([{ actor: 'operator:op', operation: 'documents.key.rotate.v1' }]);
    const [row] = await world.sql<{ secret: Buffer }>('documents', 'SELECT secret FROM thing WHERE id = $1', [answer.body.kid]);
    expect(row!.secret.toString('latin1')).not.toContain('a secret');
  });

  it('leaves nothing anywhere when the change fails', async () => {
    const tables = ['thing', 'outbox', 'audit', 'deadline', 'idempotency'];
    const before = await Promise.all(tables.map(count));
    behaviour.fail = () => {
      throw new Error('planted');
    };
    const answer = await rotate();
    behaviour.fail = undefined;
    expect(answer.status).toBe(500);
    expect(answer.problem.code).toBe('platform.fault');
    expect(answer.text).not.toContain('planted');
    expect(await Promise.all(tables.map(count))).toEqual(before);
  });

  it('answers fifty equal requests at once with one effect', async () => {
    const before = await count('thing');
    const answers = await Promise.all(Array.from({ length: 50 }, () => rotate({ key: 'fifty' })));
    expect(new Set(answers.map(a => a.status))).toEqual(new Set([201]));
    expect(new Set(answers.map(a => a.text)).size).toBe(1);
    expect(answers.filter(a => !a.replayed)).toHaveLength(1);
    expect(await count('thing')).toBe(before + 1);
  });

  it('keeps the keys of two callers apart', async () => {
    const mine = await rotate({ key: 'same' });
    const other = await rotate({ key: 'same', as: operator({ id: 'another' }) });
    expect(other.body.kid).not.toBe(mine.body.kid);
  });

  it('refuses a stale version and counts versions otherwise', async () => {
    const { body } = await rotate();
    expect((await world.ask(documents.readStatusList, { listId: body.kid }, { ifMatch: 1 })).version).toBe(2);
    const stale = await world.ask(documents.readStatusList, { listId: body.kid }, { ifMatch: 1 });
    expect([stale.status, stale.problem.code]).toEqual([412, 'resource.stale']);
    const both = await Promise.all([1, 2].map(() => world.ask(documents.readStatusList, { listId: body.kid }, { ifMatch: 2 })));
    expect(both.map(b => b.status).sort()).toEqual([200, 412]);
  });

  it('reacts to a fact once, however often it comes', async () => {
    const passId = newId();
    const id = newId();
    const before = behaviour.reactions;
    await world.tell(permits.passGranted, { id: passId, version: 2 }, granted(passId), id);
    await eventually('the reaction', async () => (await world.sql('documents', 'SELECT 1 FROM thing WHERE id = $1', [passId])).length === 1);
    const { jetstream } = await import('@nats-io/jetstream');
    const event = { specversion: '1.0', id, source: '/permits', type: permits.passGranted.subject, subject: passId, time: '', datacontenttype: 'application/json', sequence: 2, data: granted(passId) };
    await jetstream(world.nats).publish(`fact.${permits.passGranted.subject}`, JSON.stringify(event));
    const other = newId();
    await world.tell(permits.passGranted, { id: other, version: 2 }, granted(other));
    await eventually('the one behind it', async () => (await world.sql('documents', 'SELECT 1 FROM thing WHERE id = $1', [other])).length === 1);
    expect(behaviour.reactions).toBe(before + 2);
  });

  it('tries a failing reaction again and leaves nothing of the failed attempts', async () => {
    const passId = newId();
    let left = 2;
    behaviour.fail = () => {
      if (left-- > 0) throw new Error('planted');
    };
    await world.tell(permits.passGranted, { id: passId, version: 2 }, granted(passId));
    await eventually('the third attempt', async () => (await world.sql('documents', 'SELECT 1 FROM thing WHERE id = $1', [passId])).length === 1);
    behaviour.fail = undefined;
    expect(left).toBe(-1);
  });

  it('goes on with other facts while those of one entity are in trouble', async () => {
    const [troubled, calm] = [newId(), newId()];
    behaviour.fail = () => {
      throw new Error('planted');
    };
    await world.tell(permits.passGranted, { id: troubled, version: 2 }, granted(troubled));
    await world.tell(permits.passGranted, { id: troubled, version: 3 }, granted(troubled));
    await new Promise(resolve => setTimeout(resolve, 300));
    // Nothing but this waits now, and it goes behind the ones in trouble.
    await world.tell(permits.passGranted, { id: troubled, version: 4 }, granted(troubled));
    await new Promise(resolve => setTimeout(resolve, 300));
    behaviour.fail = undefined;
    await world.tell(permits.passGranted, { id: calm, version: 2 }, granted(calm));
    await eventually('the calm one', async () => (await world.sql('documents', 'SELECT 1 FROM thing WHERE id = $1', [calm])).length === 1);
    await eventually('the one in trouble', async () => (await world.sql('documents', 'SELECT 1 FROM thing WHERE id = $1', [troubled])).length === 1);
  });

  it('fires a deadline once on the clock, and marks it when it is late', async () => {
    const { body } = await rotate();
    expect(behaviour.fired.filter(f => f.entity === body.kid)).toEqual([]);
    clock.moveTo(new Date('2026-03-01T00:00:30Z'));
    await eventually('the deadline', () => behaviour.fired.some(f => f.entity === body.kid));
    clock.moveTo(new Date('2026-03-02T00:00:00Z'));
    const late = await rotate();
    await eventually('the late one', () => behaviour.fired.some(f => f.entity === late.body.kid));
    expect(behaviour.fired.filter(f => f.entity === body.kid)).toEqual([{ entity: body.kid, late: false }]);
    expect(behaviour.fired.filter(f => f.entity === late.body.kid)).toEqual([{ entity: late.body.kid, late: true }]);
  });

  /** Once there is a seal for each entry, those of reactions that are still under way too. */
  const sealed = (chain: AuditChain) =>
    eventually('a seal for each entry', async () => {
      const whole = await chain.verify();
      expect(whole).toEqual({ entries: await count('audit'), brokenAt: undefined });
      return whole;
    });

  it('chains the audit log so that a changed or dropped entry is found', async () => {
    const owner = new (await import('pg')).default.Client({ connectionString: world.database('documents').ownerUrl });
    owner.on('error', () => undefined);
    await owner.connect();
    const chain = new AuditChain({ pool: owner } as unknown as Database);
    const whole = await sealed(chain);
    for (const change of ['UPDATE audit_seal SET hashes = hashes', 'DELETE FROM audit_seal', 'INSERT INTO audit_unsealed SELECT id FROM audit'])
      await expect(world.sql('documents', change)).rejects.toThrow(/permission denied/);
    const nth = (n: number) =>
      `(SELECT u.id FROM audit_seal s CROSS JOIN LATERAL unnest(s.entries) WITH ORDINALITY AS u(id, n) WHERE s.first + u.n - 1 = ${n})`;
    const brokenBy = async (change: string) => {
      await owner.query('BEGIN');
      await owner.query(change);
      const { brokenAt } = await chain.verify();
      await owner.query('ROLLBACK');
      return brokenAt;
    };
    expect(await brokenBy(`UPDATE audit SET actor = 'somebody' WHERE id = ${nth(2)}`)).toBe(2n);
    expect(await brokenBy(`DELETE FROM audit WHERE id = ${nth(3)}`)).toBe(3n);
    expect(await brokenBy('DELETE FROM audit_seal WHERE first = 1')).toBe(1n);
    expect(await brokenBy(`UPDATE audit_seal SET entries = entries[2:2] || entries[1:1] || entries[3:] WHERE first = (SELECT first FROM audit_seal WHERE cardinality(entries) > 1 LIMIT 1)`)).toBeDefined();
    // As a database that was sealed before this way of keeping seals.
    const queries = owner as unknown as QueryRunner;
    await owner.query('BEGIN');
    await new SealAuditApart1760000000700().down(queries);
    await new SealAuditApart1760000000700().up(queries);
    expect(await chain.verify()).toEqual(whole);
    await owner.query('ROLLBACK');
    await owner.end();
  });

  it('seals each audit entry once, though two take themselves for the leader', async () => {
    const at = { connectionString: world.database('documents').runtimeUrl };
    const { Pool } = (await import('pg')).default;
    const pools = [new Pool(at), new Pool(at)];
    const chains = pools.map(pool => new AuditChain({ pool } as unknown as Database));
    for (let round = 0; round < 20; round++) {
      await rotate();
      await Promise.allSettled(chains.map(c => c.seal()));
    }
    await sealed(chains[0]!);
    await Promise.all(pools.map(p => p.end()));
  });

  it('answers again after NATS and PostgreSQL were killed, without a restart', async () => {
    const first = await rotate();
    await world.stack.kill('nats', 'SIGKILL');
    await world.stack.restartNats();
    await eventually('an answer after NATS came back', async () => (await world.ask(documents.readKeys, {}, { timeout: 500 })).status === 200, 30_000);
    await world.stack.kill('postgres', 'SIGKILL');
    const away = await rotate();
    expect([away.status, away.problem.code]).toEqual([503, 'platform.unavailable']);
    await world.stack.restartPostgres();
    const after = await eventually('a write after PostgreSQL came back', async () => {
      const answer = await rotate();
      return answer.status === 201 ? answer : undefined;
    }, 30_000);
    expect(await world.sql('documents', 'SELECT id FROM thing WHERE id = ANY($1)', [[first.body.kid, after.body.kid]])).toHaveLength(2);
    await eventually('every fact on its way', async () => (await world.sql('documents', 'SELECT 1 FROM outbox WHERE published_at IS NULL')).length === 0, 30_000);
  });

  it('reads data sealed before a key rotation, and seals new data with the new key', async () => {
    const pool = new (await import('pg')).default.Pool({ connectionString: world.database('documents').runtimeUrl });
    const cipher = new FieldCipher(pool, Buffer.alloc(32, 7));
    await cipher.load();
    const old = cipher.seal('before', 'thing.secret');
    const added = await cipher.addKey(new Date(0));
    const fresh = cipher.seal('after', 'thing.secret');
    expect([cipher.keyOf(fresh), cipher.open(old, 'thing.secret'), cipher.open(fresh, 'thing.secret')]).toEqual([added, 'before', 'after']);
    expect(() => cipher.open(fresh, 'thing.other')).toThrow();
    const wrong = new FieldCipher(pool, Buffer.alloc(32, 8));
    await expect(wrong.load()).rejects.toThrow(/FIELD_KEY/);
    await pool.end();
  });

  it('finishes what is in hand when told to stop', async () => {
    const second = await world.serve('documents', [CreateThings1760000009000], define);
    const asked = Array.from({ length: 6 }, () => world.ask(documents.readStatusDelta, { listId: 'a', from: 0 }));
    await new Promise(resolve => setTimeout(resolve, 100));
    await second.close();
    expect((await Promise.all(asked)).map(a => a.status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect((await world.ask(documents.readKeys, {})).status).toBe(200);
  });

  it('does not start on a schema that it does not know', async () => {
    const config = await world.config('documents', { migrations: [] });
    const { openDatabase } = await import('@counterless/platform');
    await expect(openDatabase('documents', config, [], [])).rejects.toThrow(/newer than this code: it has CreateThings/);
    class CreateMore1760000009999 extends CreateThings1760000009000 {
      override name = 'CreateMore1760000009999';
    }
    await expect(openDatabase('documents', config, [CreateThings1760000009000, CreateMore1760000009999], [])).rejects.toThrow(/lacks CreateMore/);
  });
});
