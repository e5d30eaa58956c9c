import { Injectable } from '@nestjs/common';
import { Database, FieldCipher, Gathered, type Prepared, type Transaction } from '@counterless/platform';
import { OwnerEmails, type OwnerEmail } from '../sending/owner-emails.ts';

const confirmed: Prepared = { name: 'owner_email.confirmed', text: 'SELECT owner, confirmed FROM owner_email WHERE owner = ANY($1) AND confirmed IS NOT NULL' };
// A row that is not there yet cannot be locked: the lock is on the name.
const lock: Prepared = { name: 'owner_email.lock', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 3))' };
const find: Prepared = {
  name: 'owner_email.find',
  text: 'SELECT named, code, code_until AS "codeUntil", tries, asked, confirmed, confirmed_at AS "confirmedAt" FROM owner_email WHERE owner = $1',
};
const keep: Prepared = {
  name: 'owner_email.keep',
  text: `INSERT INTO owner_email (owner, named, code, code_until, tries, asked, confirmed, confirmed_at) VALUES ($1, $2, $3, $4, $5, $6::timestamptz[], $7, $8)
         ON CONFLICT (owner) DO UPDATE SET named = excluded.named, code = excluded.code, code_until = excluded.code_until, tries = excluded.tries,
           asked = excluded.asked, confirmed = excluded.confirmed, confirmed_at = excluded.confirmed_at`,
};
const remove: Prepared = { name: 'owner_email.remove', text: 'DELETE FROM owner_email WHERE owner = $1' };

type Row = Omit<OwnerEmail, 'named' | 'confirmed'> & { readonly named: Buffer; readonly confirmed: Buffer | null };

@Injectable()
export class OwnerEmailStore extends OwnerEmails {
  readonly #asked = new Gathered<string, string | undefined>(async owners => {
    const rows = await this.database.lookUp<{ owner: string; confirmed: Buffer }>(confirmed, [[...new Set(owners)]]);
    const known = new Map(rows.map(r => [r.owner, this.#open(r.confirmed)]));
    return owners.map(owner => known.get(owner));
  });

  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  confirmedOf(owner: string): Promise<string | undefined> {
    return this.#asked.do(owner);
  }

  async hold(tx: Transaction, owner: string): Promise<OwnerEmail | undefined> {
    await tx.query(lock, [owner]);
    const [row] = await tx.query<Row>(find, [owner]);
    return row && { ...row, named: this.#open(row.named), confirmed: row.confirmed && this.#open(row.confirmed) };
  }

  async keep(tx: Transaction, owner: string, e: OwnerEmail): Promise<void> {
    const asked = e.asked.map(at => at.toISOString());
    await tx.query(keep, [
      owner,
      this.#seal(e.named),
      e.code,
      e.codeUntil,
      e.tries,
      asked,
      e.confirmed && this.#seal(e.confirmed),
      e.confirmedAt,
    ]);
    tx.audit(`email:${owner}`, { confirmed: e.confirmedAt?.toISOString() ?? null, tries: e.tries });
  }

  async remove(tx: Transaction, owner: string): Promise<void> {
    await tx.query(remove, [owner]);
    tx.audit(`email:${owner}`, { removed: true });
  }

  digest(owner: string, email: string, code: string): Buffer {
    return this.cipher.blindIndex(`${owner} ${email} ${code}`, 'owner_email.code');
  }

  #seal = (email: string) => this.cipher.seal(email, 'owner_email.email');
  #open = (sealed: Buffer) => this.cipher.open(sealed, 'owner_email.email');
}
