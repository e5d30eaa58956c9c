import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import pg from 'pg';
import {
  documents,
  factSubject,
  permits,
  type CloudEvent,
  type CredentialSealed,
  type PassGranted,
} from '@counterless/contracts';
import {
  applyDelta,
  readKeySet,
  readPass,
  verifyOffline,
  verifyStatusList,
  type KeySet,
  type StatusList,
} from '@counterless/credential';
import { MovableClock, newId } from '@counterless/kernel';
import { ensureStream, type RunningService } from '@counterless/platform';
import { eventually, operator, person, World } from '@counterless/testing';
import { documentsService, migrations } from '../src/documents.module.ts';
import { TrimChanges } from '../src/duties/trim-changes.ts';

const hour = 3_600_000;
const service = { kind: 'service', id: 'permits' } as const;
const clock = new MovableClock(new Date('2026-03-02T08:10:00+08:00'));
let world: World;
let first: RunningService;
let sealed: CloudEvent<CredentialSealed>[];
let serial = 0;

const granted = (more: Partial<PassGranted> = {}): PassGranted => ({
  passId: newId(),
  destination: '330782',
  origin: '330100',
  number: `330782${String(++serial).padStart(6, '0')}`,
  plate: '浙G12345',
  validFrom: '2026-03-02T08:00:00+08:00',
  validUntil: '2026-03-04T08:00:00+08:00',
  ...more,
});

const sealOf = (passId: string, version: number) =>
  eventually(`the seal of ${passId}`, () => sealed.find(e => e.data.passId === passId && e.data.passVersion === version)?.data);

async function grant(): Promise<{ pass: PassGranted; seal: CredentialSealed }> {
  const pass = granted();
  await world.tell(permits.passGranted, { id: pass.passId, version: 2 }, pass);
  return { pass, seal: await sealOf(pass.passId, 2) };
}

const keys = async (): Promise<KeySet> => readKeySet((await world.ask(documents.readKeys, {})).body);
const readList = async (listId: string) => (await world.ask(documents.readStatusList, { listId })).body;
const bundle = async (listId: string) => {
  const set = await keys();
  return { keys: set, statusList: await verifyStatusList((await readList(listId)).token, set, clock.now()) };
};
const verdict = async (seal: CredentialSealed) => (await verifyOffline(seal.qr, await bundle(seal.listId), clock.now())).verdict;
const version = async (listId: string) => (await readList(listId)).version;

beforeAll(async () => {
  world = await World.start();
  await ensureStream(world.nats);
  sealed = world.listen(documents.credentialSealed);
  const define = (platform: Parameters<typeof documentsService>[0]['platform']) => ({
    ...documentsService({ platform, publicUrl: 'http://127.0.0.1:8080', sealing: { issuer: 'CL', listBase: 'cl:' }, blobs: { folder: tmpdir() }, uploads: { folder: tmpdir(), clamdUrl: undefined } }),
    clock,
  });
  // Two replicas that start at once on an empty database.
  await world.config('documents', { migrations });
  [first] = await Promise.all([world.serve('documents', migrations, define), world.serve('documents', migrations, define)]);
});
afterAll(() => world?.stop());

describe('keys', () => {
  it('are one active key however many replicas start, and its private half is not to be read', async () => {
    expect((await keys()).keys).toHaveLength(1);
    const [row] = await world.sql<{ private: Buffer; n: string }>(
      'documents',
      'SELECT private, count(*) OVER () AS n FROM sealing_key',
    );
    expect(Number(row!.n)).toBe(1);
    expect(row!.private.toString('latin1')).not.toMatch(/"d"|"kty"/);
  });

  it('are replaced by the operator alone; what the old one sealed stays good', async () => {
    const { seal } = await grant();
    expect((await world.ask(documents.rotateKey, {}, { as: person() })).status).toBe(403);
    const told = world.listen(documents.keyRotated);
    const rotated = await world.ask(documents.rotateKey, {}, { as: operator() });
    expect(rotated.status).toBe(201);
    const [now, before] = (await keys()).keys;
    expect(now!.kid).toBe(rotated.body.kid);
    expect(now).not.toHaveProperty('retiredAt');
    expect(before!.retiredAt).toBeGreaterThan(clock.now().getTime() / 1000);
    expect(await verdict(seal)).toBe('valid');
    await eventually('keyRotated', () => told.some(e => e.data.kid === rotated.body.kid));
    const next = await grant();
    expect(await verdict(next.seal)).toBe('valid');
    const [row] = await world.sql<{ kid: string }>('documents', 'SELECT kid FROM credential WHERE entity = $1', [
      next.pass.passId,
    ]);
    expect(row!.kid).toBe(rotated.body.kid);
  });

  it('have one active one after rotations at the same time', async () => {
    const replies = await Promise.all(Array.from({ length: 4 }, () => world.ask(documents.rotateKey, {}, { as: operator() })));
    expect(replies.map(r => r.status)).toEqual([201, 201, 201, 201]);
    expect((await keys()).keys.filter(k => k.retiredAt === undefined)).toHaveLength(1);
  });

  it('are made once for one idempotency key', async () => {
    const as = operator();
    const [a, b] = [
      await world.ask(documents.rotateKey, {}, { as, key: 'rotate-1' }),
      await world.ask(documents.rotateKey, {}, { as, key: 'rotate-1' }),
    ];
    expect(b.body).toEqual(a.body);
    expect(b.replayed).toBe(true);
  });
});

describe('a granted pass', () => {
  it('is sealed with what the fact says and no more', async () => {
    const { pass, seal } = await grant();
    const claims = readPass(seal.qr);
    expect(claims).toMatchObject({
      issuer: 'CL',
      number: pass.number,
      plate: pass.plate,
      route: ['330100', '330782'],
      status: { list: `cl:${seal.listId}`, index: seal.index },
    });
    expect(claims.expires).toEqual(new Date(pass.validUntil));
    expect(await verdict(seal)).toBe('valid');
  });

  it('is sealed once though the fact comes twice', async () => {
    const pass = granted();
    const event = await world.tell(permits.passGranted, { id: pass.passId, version: 2 }, pass);
    await sealOf(pass.passId, 2);
    // Past the stream's own guard against doubles: the same event under another message id.
    await jetstream(world.nats).publish(factSubject(permits.passGranted), JSON.stringify(event), { msgID: newId() });
    await grant();
    expect(sealed.filter(e => e.data.passId === pass.passId)).toHaveLength(1);
    expect(await world.sql('documents', 'SELECT 1 FROM credential WHERE entity = $1', [pass.passId])).toHaveLength(1);
  });

  it('does not change the version of its list, and a hundred at once get a hundred places', async () => {
    const { seal } = await grant();
    const before = await version(seal.listId);
    const passes = Array.from({ length: 100 }, () => granted());
    await Promise.all(passes.map(pass => world.tell(permits.passGranted, { id: pass.passId, version: 2 }, pass)));
    const seals = await Promise.all(passes.map(pass => sealOf(pass.passId, 2)));
    expect(new Set(seals.map(s => `${s.listId}/${s.index}`)).size).toBe(100);
    expect(await version(seal.listId)).toBe(before);
  });

  it('is sealed in the next list when one is full', async () => {
    const { seal } = await grant();
    // The runtime role may use the sequence, not set it: the owner does.
    const owner = new pg.Client({ connectionString: world.database('documents').ownerUrl });
    await owner.connect();
    await owner.query(`SELECT setval('credential_slot', $1)`, [65_536 * 2 - 1]);
    await owner.end();
    const next = await grant();
    expect([seal.listId, next.seal.listId]).toEqual(['passes-1', 'passes-3']);
    expect(await verdict(next.seal)).toBe('valid');
    const { body } = await world.ask(documents.listStatusLists, {});
    expect(body.items.map(i => [i.listId, i.uri])).toEqual([
      ['passes-3', 'cl:passes-3'],
      ['passes-1', 'cl:passes-1'],
    ]);
  });
});

describe('a pass that is no longer good', () => {
  it('is revoked in the list when the office revokes it', async () => {
    const { pass, seal } = await grant();
    const changed = world.listen(documents.statusListChanged);
    await world.tell(
      permits.passRevoked,
      { id: pass.passId, version: 3 },
      { passId: pass.passId, destination: pass.destination, number: pass.number },
    );
    await eventually('revoked', async () => (await verdict(seal)) === 'revoked');
    await eventually('statusListChanged', () => changed.some(e => e.data.listId === seal.listId));
  });

  it('is revoked when it is handed back; a request that is withdrawn changes no list', async () => {
    const { pass, seal } = await grant();
    const before = await version(seal.listId);
    await world.tell(permits.passWithdrawn, { id: newId(), version: 2 }, { passId: newId(), destination: '330782' });
    await world.tell(
      permits.passWithdrawn,
      { id: pass.passId, version: 3 },
      { passId: pass.passId, destination: pass.destination, number: pass.number },
    );
    await eventually('revoked', async () => (await verdict(seal)) === 'revoked');
    expect(await version(seal.listId)).toBe(before + 1);
  });

  it('gets a new code when it is extended, and the old code is revoked', async () => {
    const { pass, seal } = await grant();
    await world.tell(permits.passExtended, { id: pass.passId, version: 3 }, { ...pass, validUntil: '2026-03-05T08:00:00+08:00' });
    const extended = await sealOf(pass.passId, 3);
    expect(readPass(extended.qr).expires).toEqual(new Date('2026-03-05T08:00:00+08:00'));
    expect([extended.listId, extended.index]).not.toEqual([seal.listId, seal.index]);
    expect([await verdict(seal), await verdict(extended)]).toEqual(['revoked', 'valid']);
  });

  it('is revoked too when the three facts follow one another at once', async () => {
    const pass = granted();
    const about = { passId: pass.passId, destination: pass.destination, number: pass.number };
    await world.tell(permits.passGranted, { id: pass.passId, version: 2 }, pass);
    await world.tell(permits.passExtended, { id: pass.passId, version: 3 }, pass);
    await world.tell(permits.passRevoked, { id: pass.passId, version: 4 }, about);
    const seals = [await sealOf(pass.passId, 2), await sealOf(pass.passId, 3)];
    await eventually('both revoked', async () => (await Promise.all(seals.map(verdict))).every(v => v === 'revoked'));
  });
});

describe('a status list', () => {
  let held: StatusList;
  const revokeOne = async () => {
    const { pass, seal } = await grant();
    await world.tell(
      permits.passRevoked,
      { id: pass.passId, version: 3 },
      { passId: pass.passId, destination: pass.destination, number: pass.number },
    );
    await eventually('revoked', async () => (await verdict(seal)) === 'revoked');
    return seal;
  };

  it('is brought up to date by a delta', async () => {
    const { seal } = await grant();
    held = (await bundle(seal.listId)).statusList;
    const revoked = [await revokeOne(), await revokeOne()];
    const { status, body } = await world.ask(documents.readStatusDelta, { listId: seal.listId, from: held.version });
    expect(status).toBe(200);
    const set = await keys();
    const now = await applyDelta(held, body.token!, set);
    expect(now.version).toBe(await version(seal.listId));
    expect([...now.toBytes()]).toEqual([...(await bundle(seal.listId)).statusList.toBytes()]);
    expect(revoked.map(r => now.get(r.index))).toEqual([1, 1]);
    expect((await world.ask(documents.readStatusDelta, { listId: seal.listId, from: now.version })).body.token).toBeNull();
  });

  it('gives the same token until it changes or the hour does', async () => {
    const { listId } = (await grant()).seal;
    const a = await world.ask(documents.readStatusList, { listId });
    expect((await world.ask(documents.readStatusList, { listId }, { as: service })).version).toBe(a.version);
    clock.advance(hour);
    const b = await world.ask(documents.readStatusList, { listId });
    expect(b.body.version).toBe(a.body.version);
    expect(b.version).not.toBe(a.version);
    expect((await verifyStatusList(b.body.token, await keys(), clock.now())).issuedAt).toEqual(clock.now());
  });

  it('has no delta from before what is kept, nor from a version that was never there', async () => {
    const { listId } = await revokeOne();
    const from = await version(listId);
    const ask = async (since: number) => world.ask(documents.readStatusDelta, { listId, from: since });
    clock.advance(31 * 24 * hour);
    await first.app.get(TrimChanges, { strict: false }).run();
    expect((await ask(from - 1)).problem.code).toBe('status-list.delta-gone');
    expect((await ask(from)).status).toBe(200);
    expect((await ask(from + 1)).status).toBe(410);
    expect(await world.sql('documents', 'SELECT 1 FROM status_change')).toHaveLength(0);
  });

  it('is not found under another name', async () => {
    for (const listId of ['passes-99', 'passes-0', 'nonsense']) {
      expect((await world.ask(documents.readStatusList, { listId })).problem.code).toBe('status-list.not-found');
      expect((await world.ask(documents.readStatusDelta, { listId, from: 1 })).problem.code).toBe('status-list.not-found');
    }
    expect((await world.ask(documents.readStatusList, { listId: '../x' })).status).toBe(400);
  });
});
