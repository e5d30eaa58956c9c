import { createWriteStream } from 'node:fs';
import { access, constants, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Drive, type ByteRange } from './ports.ts';

/** Bytes in a folder of this machine, or of a volume that all replicas mount. */
export class FolderDrive extends Drive {
  constructor(private readonly folder: string) {
    super();
  }

  /** Written beside its place, synced and moved there: a reader sees all of it or nothing, after a loss of power too. */
  async put(key: string, content: Readable): Promise<void> {
    const place = this.#placeOf(key);
    const folder = path.dirname(place);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const unfinished = `${place}.part`;
    try {
      await pipeline(content, createWriteStream(unfinished, { mode: 0o600, flush: true }));
      await rename(unfinished, place);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    await syncFolder(folder);
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    const handle = await open(this.#placeOf(key), 'r');
    return handle.createReadStream(range && { start: range.start, end: range.end });
  }

  async delete(key: string): Promise<void> {
    const place = this.#placeOf(key);
    await Promise.all([rm(place, { force: true }), rm(`${place}.part`, { force: true })]);
  }

  async check(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await access(this.folder, constants.R_OK | constants.W_OK);
  }

  #placeOf(key: string): string {
    return path.join(this.folder, key);
  }
}

/** The name in the folder is durable only once the folder is synced, too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
