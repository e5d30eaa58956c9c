import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes, randomFillSync, type KeyObject } from 'node:crypto';
import type { Pool } from 'pg';

const ivBytes = 12;
const tagBytes = 16;
const headBytes = 3 + ivBytes + tagBytes;

// Initialisation vectors for 340 sealings at a time: asking the system for each costs as much as the encryption.
const pool = Buffer.alloc(4080);
let used = pool.length;

function freshIv(): Buffer {
  if (used >= pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return Buffer.from(pool.subarray(used, (used += ivBytes)));
}

export function sealWith(key: Buffer | KeyObject, id: number, text: string | Buffer, context: string): Buffer {
  const iv = freshIv();
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text as Buffer), cipher.final()]);
  const head = Buffer.alloc(3);
  head.writeUInt8(1, 0);
  head.writeUInt16BE(id, 1);
  return Buffer.concat([head, iv, cipher.getAuthTag(), body]);
}

export function openWith(key: Buffer | KeyObject, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(3, 3 + ivBytes)).setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(3 + ivBytes, headBytes));
  return Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()]);
}

interface Row {
  id: number;
  purpose: 'encrypt' | 'index';
  wrapped: Buffer;
  active_from: Date;
}

/**
 * Encrypts personal fields: AES-256-GCM under data keys that lie in the database, wrapped by the service's own key.
 * Layout: version (1), key id (2), iv (12), tag (16), ciphertext. The context (table.column) is authenticated with it.
 */
export class FieldCipher {
  #keys = new Map<number, KeyObject>();
  #order: { id: number; from: number }[] = [];
  #index: KeyObject | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly wrapping: Buffer,
  ) {}

  /** Loads the keys; makes the first ones in an empty database. */
  async load(): Promise<void> {
    let rows = await this.#rows();
    if (rows.length === 0) {
      const make = (id: number, purpose: string) => [id, purpose, sealWith(this.wrapping, 0, randomBytes(32), `key:${id}`), new Date(0)];
      await this.pool.query('INSERT INTO field_key (id, purpose, wrapped, active_from) VALUES ($1,$2,$3,$4),($5,$6,$7,$8) ON CONFLICT DO NOTHING', [
        ...make(1, 'index'),
        ...make(2, 'encrypt'),
      ]);
      rows = await this.#rows();
    }
    const keys = new Map<number, KeyObject>();
    for (const row of rows) {
      let key: Buffer;
      try {
        key = openWith(this.wrapping, row.wrapped, `key:${row.id}`);
      } catch {
        throw new Error(`FIELD_KEY does not open data key ${row.id}: it is not the key that this database was written with`);
      }
      if (row.purpose === 'index') this.#index = createSecretKey(key);
      else keys.set(row.id, createSecretKey(key));
    }
    this.#keys = keys;
    this.#order = rows.filter(r => r.purpose === 'encrypt').map(r => ({ id: r.id, from: r.active_from.getTime() }));
  }

  async #rows(): Promise<Row[]> {
    return (await this.pool.query<Row>('SELECT id, purpose, wrapped, active_from FROM field_key ORDER BY active_from, id')).rows;
  }

  /** Adds a data key that seals from `from` on; give every running service time to load it. */
  async addKey(from: Date): Promise<number> {
    const { rows } = await this.pool.query<{ id: number }>('SELECT max(id) + 1 AS id FROM field_key');
    const id = rows[0]!.id;
    await this.pool.query('INSERT INTO field_key (id, purpose, wrapped, active_from) VALUES ($1, $2, $3, $4)', [
      id, 'encrypt', sealWith(this.wrapping, 0, randomBytes(32), `key:${id}`), from,
    ]);
    await this.load();
    return id;
  }

  /** The key that seals now. A data key's start is compared with the machine's time, not with a clock that a sandbox moves. */
  get currentKey(): number {
    const now = Date.now();
    const current = this.#order.filter(k => k.from <= now).at(-1) ?? this.#order[0];
    if (!current) throw new Error('the field keys are not loaded');
    return current.id;
  }

  keyOf(sealed: Buffer): number {
    return sealed.readUInt16BE(1);
  }

  seal(text: string, context: string): Buffer {
    const id = this.currentKey;
    return sealWith(this.#keys.get(id)!, id, text, context);
  }

  /** @throws when the bytes were changed, or belong to another column. */
  open(sealed: Buffer, context: string): string {
    const id = this.keyOf(sealed);
    const key = this.#keys.get(id);
    if (!key) throw new Error(`data key ${id} is not loaded`);
    return openWith(key, sealed, context).toString('utf8');
  }

  /** Keyed digest for equality look-up of an encrypted field. */
  blindIndex(text: string, context: string): Buffer {
    if (!this.#index) throw new Error('the field keys are not loaded');
    return createHmac('sha256', this.#index).update(context).update('\0').update(text).digest();
  }

  /** Column transformer for an EntitySchema: JSON outside, sealed bytes inside. */
  column<T>(context: string): { to(value: T | null): Buffer | null; from(value: Buffer | null): T | null } {
    return {
      to: value => (value === null || value === undefined ? null : this.seal(JSON.stringify(value), context)),
      from: value => (value === null || value === undefined ? null : (JSON.parse(this.open(value, context)) as T)),
    };
  }
}
