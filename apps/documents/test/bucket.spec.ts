import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import S3rver from 's3rver';
import { BucketDrive } from '../src/blobs/bucket-drive.ts';
import { FolderDrive } from '../src/blobs/folder-drive.ts';
import type { Drive } from '../src/blobs/ports.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'counterless-bucket-'));
const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: path.join(folder, 's3'), configureBuckets: [{ name: 'files', configs: [] }] });
const drives: { folder?: Drive; bucket?: Drive; missing?: Drive } = {};

beforeAll(async () => {
  const { port } = await server.run();
  const bucket = (name: string) => new BucketDrive({ bucket: name, region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, accessKey: 'S3RVER', secretKey: 'S3RVER' });
  Object.assign(drives, { folder: new FolderDrive(path.join(folder, 'plain')), bucket: bucket('files'), missing: bucket('none') });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each(['folder', 'bucket'] as const)('a %s keeps bytes, gives all or a part of them, and forgets them', async which => {
  const drive = drives[which]!;
  await drive.check();
  const content = randomBytes(3_000_000);
  await drive.put('ab/some', Readable.from([content.subarray(0, 1_000_000), content.subarray(1_000_000)]), content.length);
  expect((await buffer(await drive.get('ab/some'))).equals(content)).toBe(true);
  expect((await buffer(await drive.get('ab/some', { start: 5, end: 9 }))).equals(content.subarray(5, 10))).toBe(true);
  await drive.delete('ab/some');
  await drive.delete('ab/some');
  await expect(drive.get('ab/some')).rejects.toThrow();
});

it.each(['folder', 'bucket'] as const)('a %s says when what comes breaks off', async which => {
  const drive = drives[which]!;
  const broken = Readable.from(
    (async function* () {
      yield Buffer.alloc(100_000);
      throw new Error('gone');
    })(),
  );
  await expect(drive.put('ab/broken', broken, 200_000)).rejects.toThrow(/gone|abort/i);
});

it('a bucket that is not there is told', async () => {
  await expect(drives.missing!.check()).rejects.toThrow();
});
