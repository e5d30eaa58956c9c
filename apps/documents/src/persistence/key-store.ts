import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { documents } from '@counterless/contracts';
import {
  exportSigningKey,
  generateSigningKey,
  importSigningKey,
  type PrivateJwk,
  type SigningKey,
} from '@counterless/credential';
import { Clock } from '@counterless/kernel';
import { Database, FieldCipher, UnitOfWork, type Prepared, type Transaction } from '@counterless/platform';
import { SealingKeys, type NewKey, type Read } from '../sealing/ports.ts';

const active: Prepared = { name: 'sealing_key.active', text: 'SELECT kid FROM sealing_key WHERE retired_at IS NULL' };
const secret: Prepared = { name: 'sealing_key.private', text: 'SELECT private FROM sealing_key WHERE kid = $1' };
const lock: Prepared = { name: 'sealing_key.lock', text: `SELECT pg_advisory_xact_lock(hashtext('sealing_key'))` };
const retire: Prepared = {
  name: 'sealing_key.retire',
  text: 'UPDATE sealing_key SET retired_at = $1 WHERE retired_at IS NULL RETURNING kid',
};
const insert: Prepared = {
  name: 'sealing_key.insert',
  text: 'INSERT INTO sealing_key (kid, public, private, created_at) VALUES ($1, $2, $3, $4)',
};
const context = 'sealing_key.private';

@Injectable()
export class KeyStore extends SealingKeys implements OnModuleInit {
  readonly #ready = new Map<string, SigningKey>();

  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Makes the first key. Of replicas that start together one does; the others find it. */
  async onModuleInit(): Promise<void> {
    if ((await this.database.read(active, [])).length > 0) return;
    const key = await this.make();
    await this.work.runOwn('first-key', key.kid, async tx => {
      await tx.query(lock, []);
      if ((await tx.query(active, [])).length > 0) return;
      await this.#add(tx, key, this.clock.now());
    });
  }

  async current(tx?: Transaction): Promise<SigningKey> {
    const read: Read = (statement, values) => (tx ? tx.query(statement, values) : this.database.read(statement, values));
    const [row] = await read<{ kid: string }>(active, []);
    if (!row) throw new Error('there is no active sealing key');
    const ready = this.#ready.get(row.kid);
    if (ready) return ready;
    const [kept] = await read<{ private: Buffer }>(secret, [row.kid]);
    const key = await importSigningKey(JSON.parse(this.cipher.open(kept!.private, context)) as PrivateJwk);
    this.#ready.set(row.kid, key);
    return key;
  }

  /** With a random name of eight characters, since it stands in every QR code; the private half encrypted. */
  async make(): Promise<NewKey> {
    const key = await generateSigningKey(randomBytes(6).toString('base64url'));
    return {
      kid: key.kid,
      publicJwk: key.publicJwk,
      sealed: this.cipher.seal(JSON.stringify(await exportSigningKey(key)), context),
    };
  }

  async replace(tx: Transaction, key: NewKey, at: Date, retiredAt: Date): Promise<void> {
    // The lock first, as a statement of its own: the next statement then sees what the replacement before this one left.
    await tx.query(lock, []);
    for (const { kid } of await tx.query<{ kid: string }>(retire, [retiredAt])) {
      tx.audit(`sealing_key:${kid}`, { retired: retiredAt.toISOString() });
      this.#ready.delete(kid);
    }
    await this.#add(tx, key, at);
  }

  async #add(tx: Transaction, key: NewKey, at: Date): Promise<void> {
    await tx.query(insert, [key.kid, JSON.stringify(key.publicJwk), key.sealed, at]);
    tx.audit(`sealing_key:${key.kid}`, { active: true });
    tx.publish(documents.keyRotated, { id: key.kid, version: 1 }, { kid: key.kid });
  }
}
