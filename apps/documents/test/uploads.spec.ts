import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Upload } from 'tus-js-client';
import { documents, pathOf, type Actor, type AnyOperation, type FileView, type Operation } from '@counterless/contracts';
import { MovableClock, newId, type ProblemDetails } from '@counterless/kernel';
import { hopHeader, sealHop, type RunningService } from '@counterless/platform';
import { eventually, person, World } from '@counterless/testing';
import { documentsService, migrations } from '../src/documents.module.ts';
import { ScanWaiting } from '../src/duties/scan-waiting.ts';
import { SweepBlobs } from '../src/duties/sweep-blobs.ts';
import { SweepUploads } from '../src/duties/sweep-uploads.ts';
import { Clamd, picture } from './clamd.ts';

const key = Buffer.alloc(32, 3);
const clock = new MovableClock(new Date('2026-03-02T08:10:00+08:00'));
const folder = mkdtempSync(path.join(tmpdir(), 'counterless-uploads-'));
let world: World;
let service: RunningService;
let other: RunningService;
let clamd: Clamd;

const sha = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const bytesLeft = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter(f => f.isFile()).length;
const sql = (text: string, values: unknown[] = []) => world.sql('documents', text, values);

interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly body: Omit<FileView, 'status'> & Omit<ProblemDetails, 'status'> & { readonly status: unknown };
}

/** As the gateway hands it on. */
async function hand(operation: AnyOperation, as: Actor, fields: Record<string, string> = {}, init: RequestInit = {}, to = service): Promise<Got> {
  const { subject, http } = operation as Operation;
  const url = pathOf(operation, fields);
  const hop = await sealHop(key, 'documents', { operation: subject, url, path: new URLSearchParams(fields).toString(), actor: JSON.stringify(as) });
  const response = await fetch(`http://127.0.0.1:${to.streamPort}${url}`, { method: http!.method, ...init, headers: { 'accept-language': 'en', [hopHeader]: hop, ...(init.headers as unknown as Record<string, string>) } });
  const bytes = Buffer.from(await response.arrayBuffer());
  const json = (response.headers.get('content-type') ?? '').includes('json') && bytes.length > 0;
  return { status: response.status, headers: response.headers, bytes, body: (json ? JSON.parse(bytes.toString('utf8')) : {}) as Got['body'] };
}

const form = (content: Uint8Array, name = '收入证明.jpg', part = 'file') => {
  const body = new FormData();
  body.append(part, new Blob([content as BlobPart]), name);
  return body;
};
const upload = (as: Actor, content: Uint8Array, name?: string) => hand(documents.uploadFile, as, {}, { method: 'POST', body: form(content, name) });
const tus = { 'tus-resumable': '1.0.0' };
const begin = (as: Actor, length: number, more: Record<string, string> = {}) =>
  hand(documents.createUpload, as, {}, { headers: { ...tus, 'upload-length': String(length), 'upload-metadata': `filename ${Buffer.from('现场照片.jpg').toString('base64')}`, ...more } });
const idOf = (got: Got) => got.headers.get('location')!.split('/').at(-1)!;
const patch = (as: Actor, fileId: string, offset: number, content: Uint8Array, to = service) =>
  hand(documents.writeUpload, as, { fileId }, { body: content as BodyInit, headers: { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' } }, to);

beforeAll(async () => {
  world = await World.start();
  clamd = await Clamd.start();
  const define = (platform: Parameters<typeof documentsService>[0]['platform']) => ({
    ...documentsService({
      platform, publicUrl: 'http://127.0.0.1:8080', sealing: { issuer: 'CL', listBase: 'cl:' }, blobs: { folder: path.join(folder, 'blobs') },
      uploads: { folder: path.join(folder, 'uploads'), clamdUrl: clamd.url }, streams: { host: '127.0.0.1', port: 0, key },
    }),
    clock,
  });
  await world.config('documents', { migrations });
  [service, other] = await Promise.all([world.serve('documents', migrations, define), world.serve('documents', migrations, define)]);
});
afterAll(async () => {
  await world?.stop();
  clamd?.server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a body', () => {
  it('is taken from the gateway alone: with its word for this address, and none other', async () => {
    const as = person();
    const url = pathOf(documents.uploadFile);
    const send = async (hop?: string) => {
      const response = await fetch(`http://127.0.0.1:${service.streamPort}${url}`, { method: 'POST', body: form(picture(1000)), headers: hop ? { [hopHeader]: hop } : {} });
      return [response.status, ((await response.json()) as ProblemDetails).code];
    };
    const word = { operation: documents.uploadFile.subject, url, path: '', actor: JSON.stringify(as) };
    for (const hop of [undefined, 'nonsense', await sealHop(Buffer.alloc(32, 4), 'documents', word), await sealHop(key, 'permits', word), await sealHop(key, 'documents', { ...word, url: '/elsewhere' })])
      expect(await send(hop)).toEqual([401, 'auth.required']);
    expect(await send(await sealHop(key, 'documents', { ...word, actor: undefined }))).toEqual([401, 'auth.required']);
    expect(await send(await sealHop(key, 'documents', { ...word, actor: JSON.stringify(person({ scopes: [] })) }))).toEqual([403, 'auth.scope-missing']);
    expect(await send(await sealHop(key, 'documents', { ...word, operation: documents.readFileContent.subject }))).toEqual([404, 'route.unknown']);
    expect(await send(await sealHop(key, 'documents', word))).toEqual([201, undefined]);
  });
});

describe('an upload in one go', () => {
  it('is a file: what it is by its content, its hash, its name', async () => {
    const as = person();
    const content = picture(300_000);
    const { status, body, headers } = await upload(as, content, '../../收入 证明.PDF');
    expect([status, headers.get('etag')]).toEqual([201, '"1"']);
    expect(body).toMatchObject({ name: '收入 证明.PDF', format: 'jpg', mediaType: 'image/jpeg', bytes: 300_000, sha256: sha(content), status: 'ready', holder: null });
    expect((await world.ask(documents.readFile, { fileId: body.id }, { as })).body).toEqual(body);
    const again = await upload(as, content);
    expect([again.status, again.body.sha256 === body.sha256, again.body.id === body.id]).toEqual([201, true, false]);
  });

  it('of something that is not taken is refused as what it is, and leaves nothing', async () => {
    const before = bytesLeft();
    const as = person();
    for (const [content, code, says] of [
      [Buffer.from('MZ\x90\0\x03', 'latin1'), 'kind', 'its content is exe'],
      [Buffer.alloc(0), 'empty', 'holds nothing'],
      [Buffer.concat([picture(1000), Buffer.from('EICAR')]), 'malware', 'malware'],
    ] as const) {
      const { status, body } = await upload(as, content, '照片.jpg');
      expect([status, body.code, body.errors?.[0]?.code]).toEqual([422, 'file.refused', code]);
      expect(body.errors![0]!.message).toContain(says);
    }
    expect((await world.ask(documents.listFiles, {}, { as })).body.items).toEqual([]);
    expect(bytesLeft()).toBe(before);
  });

  it('is told what is wrong with the form', async () => {
    const as = person();
    const send = (body: BodyInit, type?: string) => hand(documents.uploadFile, as, {}, { body, ...(type && { headers: { 'content-type': type } }) });
    const two = form(picture(500));
    two.append('file', new Blob([picture(500) as BlobPart]), 'b.jpg');
    const field = new FormData();
    field.append('file', 'a text');
    for (const body of [form(picture(500), 'a.jpg', 'photo'), two, field, new FormData()]) expect((await send(body)).body.errors?.[0]?.code).toBe('one-file');
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x']) expect((await send('nonsense', type)).body.code).toBe('request.malformed');
  });

  it('that ends early leaves nothing', async () => {
    const before = bytesLeft();
    const as = person();
    const url = pathOf(documents.uploadFile);
    const hop = await sealHop(key, 'documents', { operation: documents.uploadFile.subject, url, path: '', actor: JSON.stringify(as) });
    await new Promise<void>(resolve => {
      const sending = ask({ port: service.streamPort, path: url, method: 'POST', headers: { [hopHeader]: hop, 'content-type': 'multipart/form-data; boundary=x', 'content-length': 1_000_000 } });
      sending.once('error', () => resolve());
      sending.write(`--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`);
      sending.write(picture(400_000), () => sending.destroy());
      sending.once('close', () => resolve());
    });
    await upload(as, picture(1000));
    expect((await world.ask(documents.listFiles, {}, { as })).body.items).toHaveLength(1);
    expect(bytesLeft()).toBe(before + 1);
  });

  it('waits while nobody can search it for malware, and is ready or gone afterwards', async () => {
    const as = person();
    clamd.away = true;
    const [good, bad] = [await upload(as, picture(1000)), await upload(as, Buffer.concat([picture(1000), Buffer.from('EICAR')]))];
    expect([good.body.status, bad.body.status]).toEqual(['checking', 'checking']);
    const claim = await world.ask(documents.claimFiles, { owner: { kind: 'person', id: as.id }, holder: newId(), files: [{ fileId: good.body.id, formats: ['jpg'] }] }, { as: { kind: 'service', id: 'permits' } });
    expect(claim.problem.errors?.[0]?.code).toBe('checking');
    clamd.away = false;
    await service.app.get(ScanWaiting, { strict: false }).run();
    expect((await world.ask(documents.listFiles, {}, { as })).body.items.map(f => [f.id, f.status])).toEqual([[good.body.id, 'ready']]);
  });

  it('is refused when too much of the same owner waits', async () => {
    const as = person();
    const { body } = await upload(as, picture(1000));
    await sql(`WITH b AS (INSERT INTO blob (key, state, bytes, sha256, at) SELECT 'aa/' || gen_random_uuid(), 'kept', 1, sha256('x'), now() FROM generate_series(1, 200) RETURNING key)
      INSERT INTO file SELECT gen_random_uuid(), 1, owner_kind, owner_id, name, format, media_type, 1, sha256, b.key, status, null, retention, uploaded_at, kept_until FROM file, b WHERE id = $1`, [body.id]);
    for (const got of [await upload(as, picture(1000)), await begin(as, 1000)]) expect([got.status, got.body.code]).toEqual([409, 'file.quota']);
    expect((await upload(person(), picture(1000))).status).toBe(201);
  });
});

describe('a download', () => {
  const owner = person();
  const content = picture(100_000);
  let file: Got['body'];
  const download = (headers: Record<string, string> = {}, as: Actor = owner, method = 'GET') => hand(documents.readFileContent, as, { fileId: file.id }, { method, headers });
  beforeAll(async () => {
    file = (await upload(owner, content, '收入"证明".jpg')).body;
  });

  it('gives the bytes under their name, to be kept and not to be run', async () => {
    const { status, headers, bytes } = await download();
    expect([status, bytes.equals(content)]).toEqual([200, true]);
    expect(Object.fromEntries(['content-type', 'content-length', 'etag', 'accept-ranges', 'x-content-type-options', 'content-disposition'].map(n => [n, headers.get(n)]))).toEqual({
      'content-type': 'image/jpeg', 'content-length': '100000', etag: `"${file.sha256}"`, 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="______.jpg"; filename*=UTF-8''%E6%94%B6%E5%85%A5%22%E8%AF%81%E6%98%8E%22.jpg`,
    });
  });

  it('gives a range, and nothing where the content is held already', async () => {
    const part = await download({ range: 'bytes=10-19' });
    expect([part.status, part.headers.get('content-range'), part.bytes.equals(content.subarray(10, 20))]).toEqual([206, 'bytes 10-19/100000', true]);
    const tail = await download({ range: 'bytes=-5' });
    expect([tail.status, tail.bytes.equals(content.subarray(-5))]).toEqual([206, true]);
    expect((await download({ range: 'bytes=10-', 'if-range': '"other"' })).status).toBe(200);
    for (const range of ['bytes=100000-', 'bytes=5-1', 'lines=1-2', 'bytes=0-1,5-6', 'bytes=-0']) expect((await download({ range })).bytes.length).toBe(100_000);
    expect((await download({ 'if-none-match': `W/"x", "${file.sha256}"` })).status).toBe(304);
    expect((await download({}, owner, 'GET')).status).toBe(200);
  });

  it('is its owner’s alone, and every one is recorded', async () => {
    expect((await download({}, person())).body.code).toBe('file.not-found');
    expect((await hand(documents.readFileContent, owner, { fileId: newId() })).status).toBe(404);
    const entries = await sql(`SELECT detail FROM audit WHERE entity = $1 AND detail::jsonb->>'read' = 'content'`, [`file:${file.id}`]);
    expect(entries.length).toBeGreaterThanOrEqual(9);
  });
});

describe('a resumable upload', () => {
  it('that is cut goes on where it was, at another replica too, and becomes the file of its id', async () => {
    const as = person();
    const content = picture(500_000);
    const begun = await begin(as, content.length);
    expect([begun.status, begun.headers.get('tus-resumable')]).toEqual([201, '1.0.0']);
    expect(new Date(begun.headers.get('upload-expires')!).getTime()).toBe(clock.now().getTime() + 24 * 3_600_000);
    const fileId = idOf(begun);
    expect((await patch(as, fileId, 0, content.subarray(0, 300_000))).headers.get('upload-offset')).toBe('300000');
    expect((await patch(as, fileId, 0, content)).body.code).toBe('upload.offset');
    const where = await hand(documents.readUpload, as, { fileId }, { headers: tus }, other);
    expect([where.status, where.headers.get('upload-offset'), where.headers.get('upload-length')]).toEqual([200, '300000', '500000']);
    expect((await patch(as, fileId, 300_000, content.subarray(300_000), other)).status).toBe(204);
    expect((await world.ask(documents.readFile, { fileId }, { as })).body).toMatchObject({ name: '现场照片.jpg', sha256: sha(content), format: 'jpg' });
    // Whoever lost the last answer asks again.
    const after = await hand(documents.readUpload, as, { fileId }, { headers: tus });
    expect([after.status, after.headers.get('upload-offset')]).toEqual([200, '500000']);
    expect(await sql('SELECT 1 FROM upload WHERE id = $1', [fileId])).toEqual([]);
  });

  it('by the client of the protocol’s makers is whole after its connection broke at 60 %', async () => {
    const as = person();
    const content = picture(1_000_000);
    const sealed = async (method: string, url: string) => {
      const operation = [documents.createUpload, documents.readUpload, documents.writeUpload].find(o => o.http!.method === method)! as unknown as Operation;
      return sealHop(key, 'documents', { operation: operation.subject, url, path: method === 'POST' ? '' : `fileId=${url.split('/').at(-1)}`, actor: JSON.stringify(as) });
    };
    const errors: string[] = [];
    const url = await new Promise<string>((resolve, reject) => {
      let cut = false;
      const sending: Upload = new Upload(content, {
        endpoint: `http://127.0.0.1:${service.streamPort}${pathOf(documents.createUpload)}`, chunkSize: 200_000, retryDelays: [0, 0, 0], metadata: { filename: 'a.jpg' },
        onBeforeRequest: async request => {
          request.setHeader(hopHeader, await sealed(request.getMethod(), new URL(request.getURL()).pathname));
          if (request.getMethod() === 'PATCH' && request.getHeader('Upload-Offset') === '600000' && !cut) {
            cut = true;
            setImmediate(() => (request.getUnderlyingObject() as { destroy(error: Error): void }).destroy(new Error('cut')));
          }
        },
        onShouldRetry: error => {
          errors.push(error.message);
          return true;
        },
        onError: reject,
        onSuccess: () => resolve(sending.url!),
      });
      sending.start();
    });
    expect(errors.join()).toContain('cut');
    expect((await world.ask(documents.readFile, { fileId: url.split('/').at(-1)! }, { as })).body.sha256).toBe(sha(content));
  });

  it('is nobody’s but its owner’s', async () => {
    const as = person();
    const fileId = idOf(await begin(as, 1000));
    for (const got of [await patch(person(), fileId, 0, picture(1000)), await hand(documents.readUpload, person(), { fileId }, { headers: tus }), await hand(documents.deleteUpload, person(), { fileId }, { headers: tus })]) expect(got.status).toBe(404);
    expect((await hand(documents.deleteUpload, as, { fileId }, { headers: tus })).status).toBe(204);
    expect((await patch(as, fileId, 0, picture(1000))).body.code).toBe('upload.not-found');
  });

  it('of something that is not taken is refused with its last byte, and leaves nothing', async () => {
    const before = bytesLeft();
    const as = person();
    const fileId = idOf(await begin(as, 5));
    const { status, body } = await patch(as, fileId, 0, Buffer.from('MZ\x90\0\x03', 'latin1'));
    expect([status, body.code, body.errors?.[0]?.code]).toEqual([422, 'file.refused', 'kind']);
    expect((await hand(documents.readUpload, as, { fileId }, { headers: tus })).status).toBe(404);
    expect(bytesLeft()).toBe(before);
  });

  it('of 2 GB is refused before its first byte, and one that grows beyond what it said is cut', async () => {
    const as = person();
    expect((await begin(as, 2 * 1024 ** 3)).body.code).toBe('request.too-large');
    const fileId = idOf(await begin(as, 1000));
    expect((await patch(as, fileId, 0, picture(2000))).body.code).toBe('request.too-large');
    expect((await hand(documents.readUpload, as, { fileId }, { headers: tus })).headers.get('upload-offset')).toBe('0');
  });

  it('is told what is wrong with its headers', async () => {
    const as = person();
    for (const headers of [{ 'upload-length': '0' }, { 'upload-length': '-1' }, { 'upload-length': '1e9' }, { 'tus-resumable': '0.2.2' }, { 'upload-metadata': ' ,,= u' }, { 'upload-concat': 'partial' }])
      expect((await begin(as, 10, headers as unknown as Record<string, string>)).body.code).toBe('request.invalid');
    const fileId = idOf(await begin(as, 10));
    const send = (headers: Record<string, string>) => hand(documents.writeUpload, as, { fileId }, { body: 'x', headers: { ...tus, 'content-type': 'application/offset+octet-stream', ...headers } });
    expect((await send({})).body.code).toBe('request.invalid');
    expect((await send({ 'upload-offset': 'x' })).body.code).toBe('request.invalid');
    expect((await hand(documents.readUpload, as, { fileId: 'x' }, { headers: tus })).status).toBe(400);
  });

  it('goes when it was not finished within a day', async () => {
    const before = bytesLeft();
    const as = person();
    const fileId = idOf(await begin(as, 1000));
    await patch(as, fileId, 0, picture(1000).subarray(0, 500));
    clock.advance(24 * 3_600_000);
    expect((await patch(as, fileId, 500, picture(1000).subarray(500))).body.code).toBe('upload.expired');
    clock.advance(1);
    await service.app.get(SweepUploads, { strict: false }).run();
    expect((await patch(as, fileId, 500, picture(1000).subarray(500))).body.code).toBe('upload.not-found');
    await service.app.get(SweepBlobs, { strict: false }).run();
    expect(bytesLeft()).toBeLessThanOrEqual(before);
  });

  it('that was whole when its replica was killed becomes a file when somebody asks', async () => {
    const as = person();
    const content = picture(1000);
    const fileId = idOf(await begin(as, 1000));
    await patch(as, fileId, 0, content.subarray(0, 999));
    // The last byte came, and then the power went.
    appendFileSync(path.join(folder, 'uploads', 'unfinished', fileId), content.subarray(999));
    const [a, b] = await Promise.all([service, other].map(to => hand(documents.readUpload, as, { fileId }, { headers: tus }, to)));
    expect([a!.status, b!.status]).toEqual([200, 200]);
    expect(a!.headers.get('upload-offset')).toBe('1000');
    await eventually('the file', async () => (await world.ask(documents.readFile, { fileId }, { as })).status === 200);
  });
});
