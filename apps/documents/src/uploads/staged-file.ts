import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, unlink, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';

/**
 * Bytes that came in and are not looked into yet, on the disk of this replica. The file has no name from the moment it is there:
 * whatever ends this process, the system takes it back.
 */
export class StagedFile {
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #digest: Buffer | undefined;

  private constructor(private readonly handle: FileHandle) {}

  static async make(folder: string): Promise<StagedFile> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const place = path.join(folder, `${randomUUID()}.staged`);
    const handle = await open(place, 'wx+', 0o600);
    await unlink(place);
    return new StagedFile(handle);
  }

  get fd(): number {
    return this.handle.fd;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** SHA-256 of what came; it takes no more from here on. */
  get sha256(): Buffer {
    return (this.#digest ??= this.#hash.digest());
  }

  /** Where the bytes go, counted and hashed as they come. */
  async write(chunk: Buffer): Promise<void> {
    this.#hash.update(chunk);
    let written = 0;
    while (written < chunk.length) {
      const { bytesWritten } = await this.handle.write(chunk, written, chunk.length - written, this.#bytes);
      written += bytesWritten;
      this.#bytes += bytesWritten;
    }
  }

  /** All of it, from the start, as often as it is asked for. */
  read(): Readable {
    // Not the handle's own stream, which closes it.
    return Readable.from(this.#chunks(), { objectMode: false });
  }

  async *#chunks(): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.#bytes; ) {
      const { buffer, bytesRead } = await this.handle.read(Buffer.alloc(Math.min(65_536, this.#bytes - at)), 0, undefined, at);
      if (bytesRead === 0) throw new Error('the staged file is shorter than what came');
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

