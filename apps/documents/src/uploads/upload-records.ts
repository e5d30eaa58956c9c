import { Injectable } from '@nestjs/common';
import { Upload, type KvStore } from '@tus/server';
import { Clock } from '@counterless/kernel';
import { Database, FieldCipher, type Prepared } from '@counterless/platform';

/** How long an upload may take from its first request to its last byte. */
export const uploadHours = 24;

const insert: Prepared = {
  name: 'upload.insert',
  text: 'INSERT INTO upload (id, owner_kind, owner_id, name, bytes, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
};
const find: Prepared = {
  name: 'upload.find',
  text: 'SELECT owner_kind AS "ownerKind", owner_id AS "ownerId", name, bytes::float8 AS bytes, created_at AS "createdAt" FROM upload WHERE id = $1',
};
const remove: Prepared = { name: 'upload.delete', text: 'DELETE FROM upload WHERE id = $1' };
const expired: Prepared = { name: 'upload.expired', text: 'SELECT id FROM upload WHERE created_at < $1 ORDER BY created_at LIMIT 500' };
const context = 'upload.name';

interface Row {
  readonly ownerKind: string;
  readonly ownerId: string;
  readonly name: Buffer;
  readonly bytes: number;
  readonly createdAt: Date;
}

export interface UploadRecord extends Omit<Row, 'name'> {
  readonly name: string;
  readonly expiresAt: Date;
  readonly expired: boolean;
}

/** Uploads that are not finished, as rows: every replica knows them, whose they are, and what they will be called. */
@Injectable()
export class UploadRecords implements KvStore<Upload> {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** The row comes before the bytes: what a killed process leaves is found by it. */
  async begin(id: string, owner: { kind: string; id: string }, name: string, bytes: number): Promise<UploadRecord> {
    await this.database.read(insert, [id, owner.kind, owner.id, this.cipher.seal(name, context), bytes, this.clock.now()]);
    return (await this.find(id))!;
  }

  async find(id: string): Promise<UploadRecord | undefined> {
    const [row] = await this.database.read<Row & object>(find, [id]);
    if (!row) return undefined;
    const expiresAt = new Date(row.createdAt.getTime() + uploadHours * 3_600_000);
    return { ...row, name: this.cipher.open(row.name, context), expiresAt, expired: expiresAt <= this.clock.now() };
  }

  async expired(): Promise<string[]> {
    const before = new Date(this.clock.now().getTime() - uploadHours * 3_600_000);
    return (await this.database.read<{ id: string }>(expired, [before])).map(r => r.id);
  }

  // What the library keeps of an upload; `begin` has written it before.
  async get(id: string): Promise<Upload | undefined> {
    const record = await this.find(id);
    return record && new Upload({ id, size: record.bytes, offset: 0 });
  }

  async set(): Promise<void> {}

  async delete(id: string): Promise<void> {
    await this.database.read(remove, [id]);
  }
}
