import { readSync } from 'node:fs';

/** A file by its descriptor, read where it is asked: a worker shares descriptors with its process. */
export class Bytes {
  constructor(
    private readonly fd: number,
    readonly length: number,
  ) {}

  /** Up to `count` bytes from `start` on; fewer at the end. */
  at(start: number, count: number): Buffer {
    const from = Math.max(0, Math.min(start, this.length));
    const wanted = Math.max(0, Math.min(count, this.length - from));
    const buffer = Buffer.alloc(wanted);
    let read = 0;
    while (read < wanted) {
      const got = readSync(this.fd, buffer, read, wanted - read, from + read);
      if (got === 0) break;
      read += got;
    }
    return buffer.subarray(0, read);
  }

  all(): Buffer {
    return this.at(0, this.length);
  }

  tail(count: number): Buffer {
    return this.at(this.length - count, count);
  }
}
