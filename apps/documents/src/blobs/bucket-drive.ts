import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { BucketConfig } from '../documents.config.ts';
import { Drive, type ByteRange } from './ports.ts';

type Library = typeof import('@aws-sdk/client-s3');

/** Bytes in a bucket of a store that speaks S3. */
export class BucketDrive extends Drive {
  #opened: Promise<{ s3: Library; client: S3Client }> | undefined;

  constructor(private readonly config: BucketConfig) {
    super();
  }

  async put(key: string, content: Readable, bytes: number): Promise<void> {
    // The client does not listen to the stream: one that breaks would keep the request waiting for bytes that never come.
    const broken = new AbortController();
    content.once('error', error => broken.abort(error));
    const { s3, client } = await this.#open();
    const object = new s3.PutObjectCommand({ Bucket: this.config.bucket, Key: key, Body: content, ContentLength: bytes });
    await client.send(object, { abortSignal: broken.signal });
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    const { s3, client } = await this.#open();
    const { Body } = await client.send(
      new s3.GetObjectCommand({ Bucket: this.config.bucket, Key: key, ...(range && { Range: `bytes=${range.start}-${range.end}` }) }),
    );
    return Body as Readable;
  }

  async delete(key: string): Promise<void> {
    const { s3, client } = await this.#open();
    await client.send(new s3.DeleteObjectCommand({ Bucket: this.config.bucket, Key: key }));
  }

  async check(): Promise<void> {
    const { s3, client } = await this.#open();
    await client.send(new s3.HeadBucketCommand({ Bucket: this.config.bucket }));
  }

  /** Loaded where it is used: it takes memory that a service with a folder need not spend. */
  #open(): Promise<{ s3: Library; client: S3Client }> {
    return (this.#opened ??= import('@aws-sdk/client-s3').then(s3 => ({ s3, client: new s3.S3Client(this.#settings()) })));
  }

  #settings() {
    const { region, endpoint, accessKey, secretKey } = this.config;
    return {
      region,
      endpoint,
      // A bucket as part of the host name needs names that an own server seldom has.
      forcePathStyle: endpoint !== undefined,
      credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
      maxAttempts: 3,
      // Not every store that speaks S3 knows the newer checksums; the content's SHA-256 is kept with the row.
      requestChecksumCalculation: 'WHEN_REQUIRED' as const,
      responseChecksumValidation: 'WHEN_REQUIRED' as const,
      requestHandler: { connectionTimeout: 3000, socketTimeout: 60_000 },
    };
  }
}
