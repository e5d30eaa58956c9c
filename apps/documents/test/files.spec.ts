import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { documents, permits as permitsContract, type Actor } from '@counterless/contracts';
import { MovableClock, newId } from '@counterless/kernel';
import { UnitOfWork, type RunningService } from '@counterless/platform';
import { eventually, officer, person, World } from '@counterless/testing';
import { BlobStore, Drive } from '../src/blobs/ports.ts';
import { documentsService, migrations } from '../src/documents.module.ts';
import { SweepBlobs } from '../src/duties/sweep-blobs.ts';
import { Files, type NewFile } from '../src/files/ports.ts';

const day = 86_400_000;
const permits = { kind: 'service', id: 'permits' } as const;
const clock = new MovableClock(new Date('2026-03-02T08:10:00+08:00'));
const folder = mkdtempSync(path.join(tmpdir(), 'counterless-blobs-'));
let world: World;
let service: RunningService;

const get = <T>(type: abstract new (...args: never[]) => T): T => service.app.get(type as never, { strict: false });
const origin = { actor: 'service:test', act: undefined, operation: 'test', requestId: 'test', traceparent: undefined };
const bytesKept = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter(f => f.isFile()).length;
const sql = <T extends object>(text: string, values: unknown[] = []) => world.sql<T & Record<string, unknown>>('documents', text, values);

/** A file as an upload leaves it. */
async function stored(owner: Actor, more: Partial<NewFile> = {}, content = randomBytes(100)): Promise<NewFile> {
  const blob = await get(BlobStore).write(content);
  const file: NewFile = {
    id: newId(), owner: { kind: owner.kind, id: owner.id }, name: '身份证 张三.pdf', format: 'pdf', mediaType: 'application/pdf',
    bytes: blob.bytes, sha256: blob.sha256, blob: blob.key, status: 'ready', ...more,
  };
  await get(UnitOfWork).runAs(origin, async tx => {
    await get(BlobStore).keep(tx, blob);
    await get(Files).add(tx, file);
  });
  return file;
}

const claim = (owner: Actor, holder: string, files: { fileId: string; formats?: string[]; maxBytes?: number }[]) =>
  world.ask(documents.claimFiles, { owner: { kind: owner.kind, id: owner.id }, holder, files: files.map(f => ({ formats: ['pdf'], ...f })) }, { as: permits });

beforeAll(async () => {
  world = await World.start();
  service = await world.serve('documents', migrations, platform => ({
    ...documentsService({ platform, publicUrl: 'http://127.0.0.1:8080', sealing: { issuer: 'CL', listBase: 'cl:' }, blobs: { folder }, uploads: { folder, clamdUrl: undefined } }),
    clock,
  }));
});
afterAll(async () => {
  await world?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('the service is ready only where it can keep bytes', async () => {
  const ready = async () => ((await (await fetch(`http://127.0.0.1:${service.healthPort}/health/ready`)).json()) as { checks: Record<string, string> }).checks['blobs'];
  expect(await ready()).toBe('ok');
  const check = jest.spyOn(get(Drive), 'check').mockRejectedValue(new Error('the folder is not there'));
  expect(await ready()).toBe('the folder is not there');
  check.mockRestore();
});

describe('a blob', () => {
  const blobs = () => get(BlobStore);

  it('is read whole or in part as it was written', async () => {
    const content = randomBytes(200_000);
    const blob = await blobs().write(content);
    expect(blob).toMatchObject({ bytes: 200_000, sha256: createHash('sha256').update(content).digest() });
    expect((await blobs().readWhole(blob.key)).equals(content)).toBe(true);
    expect((await buffer(await blobs().read(blob.key, { start: 10, end: 19 }))).equals(content.subarray(10, 20))).toBe(true);
  });

  it('goes after an hour when nobody kept it, and cannot be kept any more', async () => {
    const lost = await blobs().write(Buffer.from('written by a process that was killed'));
    await sql(`INSERT INTO blob (key, state, at) VALUES ('ff/' || gen_random_uuid(), 'writing', $1)`, [clock.now()]);
    const before = bytesKept();
    await get(SweepBlobs).run();
    expect(bytesKept()).toBe(before);
    clock.advance(3_600_001);
    await get(SweepBlobs).run();
    expect(await sql('SELECT key FROM blob WHERE state <> $1', ['kept'])).toEqual([]);
    await expect(blobs().read(lost.key)).rejects.toThrow(/ENOENT/);
    await expect(get(UnitOfWork).runAs(origin, tx => blobs().keep(tx, lost))).rejects.toThrow(/swept/);
  });

  it('stays as long as a row needs it', async () => {
    const file = await stored(person());
    await expect(sql('DELETE FROM blob WHERE key = $1', [file.blob])).rejects.toThrow(/foreign key/);
  });
});

describe('a file', () => {
  it('is seen by its owner alone, and its name is not to be read in the database', async () => {
    const owner = person();
    const file = await stored(owner);
    const { status, body, version } = await world.ask(documents.readFile, { fileId: file.id }, { as: owner });
    expect([status, version]).toEqual([200, 1]);
    expect(body).toMatchObject({ id: file.id, name: '身份证 张三.pdf', format: 'pdf', bytes: 100, sha256: file.sha256.toString('hex'), status: 'ready', holder: null });
    expect((await world.ask(documents.listFiles, {}, { as: owner })).body.items).toEqual([body]);
    for (const as of [person(), person({ kind: 'enterprise', id: owner.id })]) {
      expect((await world.ask(documents.readFile, { fileId: file.id }, { as })).problem.code).toBe('file.not-found');
      expect((await world.ask(documents.deleteFile, { fileId: file.id }, { as })).problem.code).toBe('file.not-found');
      expect((await world.ask(documents.listFiles, {}, { as })).body.items).toEqual([]);
    }
    const [row] = await sql<{ name: Buffer }>('SELECT name FROM file WHERE id = $1', [file.id]);
    expect(row!.name.includes(Buffer.from('张三'))).toBe(false);
    expect(await sql(`SELECT 1 FROM audit WHERE entity = $1 AND detail::jsonb->>'read' = 'name'`, [`file:${file.id}`])).toHaveLength(1);
  });

  it('is listed page by page, newest first', async () => {
    const owner = person();
    const ids = [await stored(owner), await stored(owner), await stored(owner)].map(f => f.id).reverse();
    const first = await world.ask(documents.listFiles, { limit: 2 }, { as: owner });
    const second = await world.ask(documents.listFiles, { limit: 2, cursor: first.body.next! }, { as: owner });
    expect([...first.body.items, ...second.body.items].map(f => f.id)).toEqual(ids);
    expect(second.body.next).toBeNull();
  });

  it('is deleted with its bytes', async () => {
    const owner = person();
    const file = await stored(owner);
    expect((await world.ask(documents.deleteFile, { fileId: file.id }, { as: owner })).status).toBe(204);
    expect((await world.ask(documents.deleteFile, { fileId: file.id }, { as: owner })).status).toBe(404);
    await get(SweepBlobs).run();
    await expect(get(BlobStore).read(file.blob)).rejects.toThrow(/ENOENT/);
  });

  it('goes after a week when nobody claimed it; one that a case holds stays', async () => {
    const owner = person();
    const [unclaimed, held] = [await stored(owner), await stored(owner)];
    expect((await claim(owner, newId(), [{ fileId: held.id }])).status).toBe(200);
    clock.advance(7 * day + 1);
    await eventually('the unclaimed one is gone', async () => (await world.ask(documents.readFile, { fileId: unclaimed.id }, { as: owner })).status === 404);
    expect((await world.ask(documents.readFile, { fileId: held.id }, { as: owner })).status).toBe(200);
    await get(SweepBlobs).run();
    await expect(get(BlobStore).read(unclaimed.blob)).rejects.toThrow(/ENOENT/);
  });
});

describe('a file that a case holds', () => {
  it('is seen by whoever the case lets, and by nobody while the case cannot be asked', async () => {
    const owner = person();
    const [clerk, stranger] = [officer('330782'), officer('110101')];
    const file = await stored(owner);
    const holder = newId();
    await claim(owner, holder, [{ fileId: file.id }]);
    const read = async (as: Actor) => (await world.ask(documents.readFile, { fileId: file.id }, { as })).problem.code;
    expect(await read(clerk)).toBe('platform.unavailable');
    const asked: unknown[] = [];
    const { subject } = permitsContract.mayReadCaseFile;
    const cases = world.nats.subscribe(subject, {
      callback: (_error, message) => {
        const request = message.json<{ reader: { id: string } }>();
        asked.push(request);
        message.respond(JSON.stringify({ may: request.reader.id === clerk.id }));
      },
    });
    await world.nats.flush();
    expect(await read(clerk)).toBeUndefined();
    expect(await read(stranger)).toBe('file.not-found');
    expect(asked[0]).toEqual({ caseId: holder, fileId: file.id, reader: { kind: 'officer', id: clerk.id, region: '330782', department: 'transport' } });
    cases.unsubscribe();
  });
});

describe('claiming files', () => {
  it('binds them to the case, again without harm, and gives them back', async () => {
    const owner = person();
    const holder = newId();
    const [a, b] = [await stored(owner), await stored(owner, { format: 'jpg', mediaType: 'image/jpeg' })];
    const wanted = [{ fileId: a.id, maxBytes: 100 }, { fileId: b.id, formats: ['pdf', 'jpg'] }];
    const first = await claim(owner, holder, wanted);
    expect(first.body.files[1]).toEqual({ fileId: b.id, format: 'jpg', mediaType: 'image/jpeg', bytes: 100, sha256: b.sha256.toString('hex') });
    expect((await claim(owner, holder, wanted)).body).toEqual(first.body);
    expect((await world.ask(documents.readFile, { fileId: a.id }, { as: owner })).body).toMatchObject({ holder, keptUntil: expect.stringMatching(/^2036/) });
    expect((await world.ask(documents.deleteFile, { fileId: a.id }, { as: owner })).problem.code).toBe('file.held');
    expect((await world.ask(documents.releaseFiles, { holder, fileIds: [b.id] }, { as: permits })).body).toEqual({ released: 1 });
    expect((await world.ask(documents.releaseFiles, { holder }, { as: permits })).body).toEqual({ released: 1 });
    expect((await world.ask(documents.releaseFiles, { holder }, { as: permits })).body).toEqual({ released: 0 });
    expect((await world.ask(documents.deleteFile, { fileId: a.id }, { as: owner })).status).toBe(204);
  });

  it('binds none where one has a fault, and tells all of them', async () => {
    const owner = person();
    const [good, other, checking] = [await stored(owner), await stored(person()), await stored(owner, { status: 'checking', format: 'docx' })];
    const { status, problem } = await claim(owner, newId(), [{ fileId: good.id }, { fileId: newId() }, { fileId: other.id }, { fileId: checking.id, maxBytes: 99 }]);
    expect([status, problem.code]).toEqual([422, 'file.not-claimable']);
    expect(problem.errors!.map(e => `${e.path} ${e.code}`)).toEqual([
      '$.files[1] unknown', '$.files[2] unknown', '$.files[3] format', '$.files[3] too-large', '$.files[3] checking',
    ]);
    expect((await world.ask(documents.readFile, { fileId: good.id }, { as: owner })).body.holder).toBeNull();
  });

  it('gives a file to one of two cases that want it at once', async () => {
    const owner = person();
    const file = await stored(owner);
    const replies = await Promise.all([1, 2, 3, 4].map(() => claim(owner, newId(), [{ fileId: file.id }])));
    expect(replies.map(r => r.status).sort()).toEqual([200, 422, 422, 422]);
    expect(replies.find(r => r.status === 422)!.problem.errors![0]!.code).toBe('held');
  });

  it('is for permits alone', async () => {
    const owner = person();
    const request = { owner: { kind: 'person' as const, id: owner.id }, holder: newId(), files: [{ fileId: newId(), formats: ['pdf'] }] };
    for (const as of [owner, { kind: 'service', id: 'delivery' } as const]) expect((await world.ask(documents.claimFiles, request, { as })).problem.code).toBe('auth.actor-refused');
  });
});
