import type { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, HeadBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { BucketConfig } from '../documents.config.ts';
import { Drive, type ByteRange } from './ports.ts';

/** Bytes in a bucket of a store that speaks S3. */
export class BucketDrive extends Drive {
  readonly #client: S3Client;

  constructor(private readonly config: BucketConfig) {
    super();
    this.#client = new S3Client({
      region: config.region,
      endpoint: config.endpoint,
      // A bucket as part of the host name needs names that an own server seldom has.
      forcePathStyle: config.endpoint !== undefined,
      credentials: { accessKeyId: config.accessKey, secretAccessKey: config.secretKey },
      maxAttempts: 3,
      // Not every store that speaks S3 knows the newer checksums; the content's SHA-256 is kept with the row.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: 3000, socketTimeout: 60_000 },
    });
  }

  async put(key: string, content: Readable, bytes: number): Promise<void> {
    // The client does not listen to the stream: one that breaks would keep the request waiting for bytes that never come.
    const broken = new AbortController();
    content.once('error', error => broken.abort(error));
    const object = new PutObjectCommand({ Bucket: this.config.bucket, Key: key, Body: content, ContentLength: bytes });
    await this.#client.send(object, { abortSignal: broken.signal });
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    const { Body } = await this.#client.send(
      new GetObjectCommand({ Bucket: this.config.bucket, Key: key, ...(range && { Range: `bytes=${range.start}-${range.end}` }) }),
    );
    return Body as Readable;
  }

  async delete(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand({ Bucket: this.config.bucket, Key: key }));
  }

  async check(): Promise<void> {
    await this.#client.send(new HeadBucketCommand({ Bucket: this.config.bucket }));
  }
}
