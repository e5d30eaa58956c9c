import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FieldCipher, type Prepared, type Transaction } from '@counterless/platform';
import { listIdOf, secretBytes, slotOf, type Family, type ListSlot } from '../domain/list-slot.ts';
import { Credentials, type Credential } from '../sealing/ports.ts';

const next: Record<Family, Prepared> = {
  passes: { name: 'credential.slot', text: `SELECT nextval('credential_slot') AS n` },
  certificates: { name: 'credential.certificate-slot', text: `SELECT nextval('certificate_slot') AS n` },
};
const start: Prepared = {
  name: 'status_list.start',
  text: 'INSERT INTO status_list (number, version, kept_from, changed_at) VALUES ($1, 1, 1, $2) ON CONFLICT DO NOTHING RETURNING 1',
};
const insert: Prepared = {
  name: 'credential.insert',
  text: `INSERT INTO credential (entity, entity_version, list, index, kid, hash, sealed_at, expires) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
};
const revoke: Prepared = {
  name: 'credential.revoke',
  text: 'UPDATE credential SET status = 1 WHERE entity = $1 AND status = 0 RETURNING list, index',
};

@Injectable()
export class CredentialStore extends Credentials {
  constructor(private readonly cipher: FieldCipher) {
    super();
  }

  async takeSlot(tx: Transaction, family: Family): Promise<ListSlot> {
    const [row] = await tx.query<{ n: string }>(next[family], []);
    return slotOf(Number(row!.n), list => this.#secretOf(list), family);
  }

  async add(tx: Transaction, c: Credential): Promise<{ readonly listStarted: boolean }> {
    const [started] = await Promise.all([
      tx.query(start, [c.list, c.sealedAt]),
      tx.query(insert, [c.entity, c.entityVersion, c.list, c.index, c.kid, c.hash, c.sealedAt, c.expires]),
    ]);
    return { listStarted: started.length > 0 };
  }

  async revoke(tx: Transaction, entity: string): Promise<ListSlot[]> {
    return tx.query<{ list: number; index: number }>(revoke, [entity]);
  }

  /** The secret order of a list: from the database's own key, so that every replica has the same and nobody else has it. */
  #secretOf(list: number): Buffer {
    const key = this.cipher.blindIndex(listIdOf(list), 'status_list.order');
    return createHash('shake256', { outputLength: secretBytes }).update(key).digest();
  }
}
