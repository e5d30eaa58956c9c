import { Injectable } from '@nestjs/common';
import { FieldCipher, type Prepared, type Transaction } from '@counterless/platform';
import { BlobStore } from '../blobs/ports.ts';
import { Files, type LockedFile, type NewFile, type Retention } from '../files/ports.ts';
import { fileNameContext } from '../files/file-view.ts';

const deadline = 'file.expire';
const days: Prepared = { name: 'file_retention.days', text: 'SELECT days FROM file_retention WHERE kind = $1' };
const insert: Prepared = {
  name: 'file.insert',
  text: `INSERT INTO file (id, version, owner_kind, owner_id, name, format, media_type, bytes, sha256, blob, status, retention, uploaded_at, kept_until)
    VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'unclaimed', $11, $12)`,
};
const columns = `id, owner_kind, owner_id, format, media_type AS "mediaType", bytes::float8 AS bytes, sha256, blob, status, holder, kept_until AS "keptUntil"`;
const lock: Prepared = { name: 'file.lock', text: `SELECT ${columns} FROM file WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE` };
const lockHeld: Prepared = { name: 'file.lock-held', text: `SELECT ${columns} FROM file WHERE holder = $1 ORDER BY id FOR UPDATE` };
const hold: Prepared = {
  name: 'file.hold',
  text: `UPDATE file SET holder = $2, retention = $3, kept_until = $4, version = version + 1 WHERE id = ANY($1::uuid[])`,
};
const ready: Prepared = { name: 'file.ready', text: `UPDATE file SET status = 'ready', version = version + 1 WHERE id = $1` };
const remove: Prepared = { name: 'file.remove', text: 'DELETE FROM file WHERE id = $1' };

type Row = Omit<LockedFile, 'owner'> & { readonly owner_kind: string; readonly owner_id: string };
const fileOf = ({ owner_kind: kind, owner_id: id, ...rest }: Row): LockedFile => ({ ...rest, owner: { kind, id } });

@Injectable()
export class FileStore extends Files {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly blobs: BlobStore,
  ) {
    super();
  }

  async add(tx: Transaction, file: NewFile): Promise<void> {
    const until = await this.#keptUntil(tx, 'unclaimed');
    const { id, owner, format, mediaType, bytes, sha256, blob, status } = file;
    const name = this.cipher.seal(file.name, fileNameContext);
    await tx.query(insert, [id, owner.kind, owner.id, name, format, mediaType, bytes, sha256, blob, status, tx.clock.now(), until]);
    tx.schedule(deadline, id, until);
    tx.audit(`file:${id}`, { uploaded: format, bytes });
  }

  async lock(tx: Transaction, ids: readonly string[]): Promise<LockedFile[]> {
    return (await tx.query<Row>(lock, [ids])).map(fileOf);
  }

  async lockHeld(tx: Transaction, holder: string): Promise<LockedFile[]> {
    return (await tx.query<Row>(lockHeld, [holder])).map(fileOf);
  }

  async hold(tx: Transaction, ids: readonly string[], holder: string | null, retention: Retention): Promise<void> {
    const until = await this.#keptUntil(tx, retention);
    await tx.query(hold, [ids, holder, retention, until]);
    for (const id of ids) {
      tx.schedule(deadline, id, until);
      tx.audit(`file:${id}`, holder ? { heldBy: holder } : { released: true });
    }
  }

  async ready(tx: Transaction, id: string): Promise<void> {
    await tx.query(ready, [id]);
    tx.audit(`file:${id}`, { checked: true });
  }

  async remove(tx: Transaction, { id, blob }: Pick<LockedFile, 'id' | 'blob'>): Promise<void> {
    await tx.query(remove, [id]);
    this.blobs.drop(tx, blob);
    tx.cancel(deadline, id);
    tx.audit(`file:${id}`, { deleted: true });
  }

  async #keptUntil(tx: Transaction, retention: Retention): Promise<Date> {
    const [row] = await tx.query<{ days: number }>(days, [retention]);
    return new Date(tx.clock.now().getTime() + row!.days * 86_400_000);
  }
}
