import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Upload } from 'tus-js-client';
import { documents, pathOf, type FileList, type FileView } from '@counterless/contracts';
import type { ProblemDetails } from '@counterless/kernel';
import { person } from '@counterless/testing';
import type { Town } from './town.ts';

/** A photograph of its own each time; without the byte that ends of archives begin with. */
export const photograph = (bytes: number): Buffer => {
  const head = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080bb80fa001011100ffda0008010100003f00', 'hex');
  return Buffer.concat([head, randomBytes(bytes - head.length - 2).map(b => (b === 0x50 ? 0 : b)), Buffer.from('ffd9', 'hex')]);
};

/** Files of a person, by REST alone: handed in whole, or cut and resumed while the service is killed, and fetched again. */
export function files(town: () => Town): void {
  describe('a file', () => {
    let token: string;
    beforeAll(async () => {
      token = await town().token(person());
    });
    const url = (path: string) => town().platform.url + path;
    const upload = (content: Uint8Array, name: string) => {
      const form = new FormData();
      form.append('file', new Blob([content as BlobPart]), name);
      return fetch(url(pathOf(documents.uploadFile)), { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form });
    };
    const download = (fileId: string, as = token) => fetch(url(pathOf(documents.readFileContent, { fileId })), { headers: { authorization: `Bearer ${as}` } });

    it('larger than a message is handed in and fetched again, by its owner alone', async () => {
      const content = photograph(15_000_000);
      const response = await upload(content, '现场照片.jpg');
      const file = (await response.json()) as FileView;
      expect([response.status, file.format, file.name]).toEqual([201, 'jpg', '现场照片.jpg']);
      expect(Buffer.from(await (await download(file.id)).arrayBuffer()).equals(content)).toBe(true);
      expect((await download(file.id, await town().token(person()))).status).toBe(404);
    });

    it('is refused as what it is, whatever it is called', async () => {
      const response = await upload(Buffer.from('MZ\x90\0\x03', 'latin1'), '身份证.pdf');
      const problem = (await response.json()) as ProblemDetails;
      expect([response.status, problem.errors?.[0]?.code, problem.errors?.[0]?.message]).toEqual([422, 'kind', expect.stringContaining('exe')]);
    });

    it('cut at 60 % by the death of the service is whole in the end', async () => {
      const content = photograph(5_000_000);
      let killed: Promise<void> | undefined;
      const place = await new Promise<string>((resolve, reject) => {
        const sending: Upload = new Upload(content, {
          endpoint: url(pathOf(documents.createUpload)), headers: { authorization: `Bearer ${token}` }, metadata: { filename: '录像截图.jpg' },
          chunkSize: 1_000_000, retryDelays: Array.from({ length: 60 }, () => 250),
          onChunkComplete: (_size, sent) => {
            if (sent >= 3_000_000) killed ??= town().platform.services.kill('documents', 'SIGKILL');
          },
          onError: reject,
          onSuccess: () => resolve(sending.url!),
        });
        sending.start();
      });
      await killed;
      await town().platform.services.whenReady('documents');
      const got = Buffer.from(await (await download(place.split('/').at(-1)!)).arrayBuffer());
      expect(createHash('sha256').update(got).digest('hex')).toBe(createHash('sha256').update(content).digest('hex'));
      const { items } = await town().rest.ok<FileList>('GET', pathOf(documents.listFiles), { token });
      expect(items.map(f => f.name)).toEqual(['录像截图.jpg', '现场照片.jpg']);
    });
  });
}
