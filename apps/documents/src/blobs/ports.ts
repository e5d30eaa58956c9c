import type { Readable } from 'node:stream';
import type { Transaction } from '@counterless/platform';

/** Bytes that are kept outside the database, under a name that nothing else has. */
export interface Blob {
  readonly key: string;
  readonly bytes: number;
  /** SHA-256 of the content, 32 bytes. */
  readonly sha256: Buffer;
}

/** What is to be written: bytes, or a stream whose length is known. */
export type Content = Uint8Array | { readonly stream: Readable; readonly bytes: number };

/** First and last byte, both included, counted from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Keeps bytes that belong to a row: files, certificates, evidence. Write first, outside any transaction; then `keep` in the
 * transaction that adds the row. What was written and not kept within an hour is swept, so that a process that is killed in
 * between leaves neither bytes without a row nor a row without bytes.
 *
 * ```ts
 * const blob = await this.blobs.write(pdf);
 * await this.work.run(call, async tx => {
 *   await this.blobs.keep(tx, blob);
 *   … // the row that names blob.key, with a foreign key to blob (key)
 * });
 * ```
 */
export abstract class BlobStore {
  /** Writes bytes durably under a new key. Not inside a transaction: it may be a remote store. */
  abstract write(content: Content): Promise<Blob>;
  /** From this transaction on the blob stays. @throws Error when it was swept meanwhile */
  abstract keep(tx: Transaction, blob: Blob): Promise<void>;
  /** From this transaction on the blob is nobody's, and is deleted soon. Delete the row that names it first. */
  abstract drop(tx: Transaction, key: string): void;
  /** Its bytes, or a part of them, as a stream. @throws Error when they are not there */
  abstract read(key: string, range?: ByteRange): Promise<Readable>;
  /** Its bytes in memory: for what is known to be small. */
  abstract readWhole(key: string): Promise<Buffer>;
}

/** Where the bytes lie: a folder, or a bucket. Knows no rows. */
export abstract class Drive {
  /** Durable once it resolves; nothing of it is to be read before. */
  abstract put(key: string, content: Readable, bytes: number): Promise<void>;
  abstract get(key: string, range?: ByteRange): Promise<Readable>;
  /** Deleting what is not there is done already. */
  abstract delete(key: string): Promise<void>;
  /** @throws Error when nothing can be written or read there */
  abstract check(): Promise<void>;
}
