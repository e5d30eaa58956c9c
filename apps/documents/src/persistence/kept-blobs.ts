import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@counterless/kernel';
import { Database, type Prepared, type Transaction } from '@counterless/platform';
import { BlobStore, Drive, type Blob, type ByteRange, type Content } from '../blobs/ports.ts';

const begin: Prepared = { name: 'blob.begin', text: `INSERT INTO blob (key, state, at) VALUES ($1, 'writing', $2)` };
const keep: Prepared = {
  name: 'blob.keep',
  text: `UPDATE blob SET state = 'kept', bytes = $2, sha256 = $3, at = $4 WHERE key = $1 AND state = 'writing' RETURNING 1`,
};
const drop: Prepared = { name: 'blob.drop', text: `UPDATE blob SET state = 'dropped', at = $2 WHERE key = $1` };

/** Each blob has a row that says how far it is, so that what a killed process left is found without listing the store. */
@Injectable()
export class KeptBlobs extends BlobStore {
  constructor(
    private readonly drive: Drive,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async write(content: Content): Promise<Blob> {
    const id = newId();
    // The end of an id is random, its beginning the time: folders fill evenly.
    const key = `${id.slice(-2)}/${id}`;
    const bytes = content instanceof Uint8Array ? content.byteLength : content.bytes;
    const source = content instanceof Uint8Array ? Readable.from([content], { objectMode: false }) : content.stream;
    const hash = createHash('sha256');
    let count = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        count += chunk.length;
        hash.update(chunk);
        done(null, chunk);
      },
      flush: done => done(count === bytes ? null : new Error(`${count} bytes came of ${bytes}`)),
    });
    source.once('error', error => counted.destroy(error));
    await this.database.read(begin, [key, this.clock.now()]);
    await this.drive.put(key, source.pipe(counted), bytes);
    return { key, bytes, sha256: hash.digest() };
  }

  async keep(tx: Transaction, blob: Blob): Promise<void> {
    const rows = await tx.query(keep, [blob.key, blob.bytes, blob.sha256, tx.clock.now()]);
    if (rows.length === 0) throw new Error(`the blob ${blob.key} was swept before it was kept`);
  }

  drop(tx: Transaction, key: string): void {
    tx.send(drop, [key, tx.clock.now()]);
  }

  read(key: string, range?: ByteRange): Promise<Readable> {
    return this.drive.get(key, range);
  }

  async readWhole(key: string): Promise<Buffer> {
    return buffer(await this.drive.get(key));
  }
}
