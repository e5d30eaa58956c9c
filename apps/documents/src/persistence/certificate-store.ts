import { Injectable } from '@nestjs/common';
import { certificateProblems } from '@counterless/contracts';
import { Database, FieldCipher, Store, UnitOfWork, type Call, type Prepared, type Transaction } from '@counterless/platform';
import { Certificates, type WantedCertificates } from '../certificates/ports.ts';
import type { Certificate } from '../domain/certificate.ts';
import { certificateSchema } from './certificate-schema.ts';

// The lock first, as a statement of its own: the next statement then sees what whoever held it before has left.
const hold: Prepared = { name: 'certificate.hold-basis', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 2))' };
const serial: Prepared = { name: 'certificate.serial', text: `SELECT nextval('certificate_serial') AS n` };
const nextDue: Prepared = { name: 'certificate.next-due', text: `SELECT min(due_at) AS at FROM certificate WHERE status = 'requested'` };

@Injectable()
export class CertificateStore extends Certificates {
  readonly #store: Store<Certificate>;
  readonly #statements: Record<'due' | 'basis' | 'hold' | 'number' | 'bytes' | 'held' | 'issued' | 'person', Prepared>;

  constructor(
    private readonly database: Database,
    work: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {
    super();
    this.#store = new Store(database, work, certificateSchema(cipher), certificateProblems.certificateNotFound);
    const read = (name: string, where: string): Prepared => ({ name: `certificate.${name}`, text: `${this.#store.selection} WHERE ${where}` });
    const rest = `id < $3 AND ($4::text IS NULL OR status = $4) AND ($5::uuid IS NULL OR basis = $5) ORDER BY id DESC LIMIT $6`;
    this.#statements = {
      due: read('due', `status = 'requested' AND due_at <= $1 ORDER BY due_at LIMIT $2`),
      basis: read('of-basis', 'issuer = $1 AND basis = $2'),
      hold: read('hold', 'id = $1 FOR UPDATE'),
      number: read('of-number', 'number = $1'),
      bytes: read('of-bytes', 'sha256 = $1'),
      held: read('held', `holder_kind = $1 AND holder_id = $2 AND ${rest}`),
      person: read('of-person', `holder_id = $1 AND holder_kind = 'person' ORDER BY id`),
      issued: read('issued', `department = $1 AND region LIKE $2 AND ${rest}`),
    };
  }

  get(id: string): Promise<Certificate> {
    return this.#store.get(id);
  }

  nextDue(): Promise<Date | undefined> {
    return this.database.earliest(nextDue);
  }

  due(now: Date, most: number): Promise<Certificate[]> {
    return this.#store.read(this.#statements.due, [now, most]);
  }

  async holdBasis(tx: Transaction, issuer: string, basis: string): Promise<Certificate | undefined> {
    await tx.query(hold, [`${issuer} ${basis}`]);
    return (await this.#store.read(this.#statements.basis, [issuer, basis], tx))[0];
  }

  async takeSerial(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ n: string }>(serial, []);
    return Number(row!.n);
  }

  add(tx: Transaction, certificate: Certificate): Promise<void> {
    return this.#store.add(tx, certificate);
  }

  change<T>(tx: Transaction, id: string, change: (certificate: Certificate) => T | Promise<T>, expected?: number): Promise<T> {
    return this.#store.change(tx, id, change, expected);
  }

  update<T>(call: Call, id: string, change: (certificate: Certificate, tx: Transaction) => T | Promise<T>): Promise<T> {
    return this.#store.update(call, id, change);
  }

  async hold(tx: Transaction, id: string): Promise<Certificate | undefined> {
    return (await this.#store.read(this.#statements.hold, [id], tx))[0];
  }

  async ofNumber(number: string): Promise<Certificate | undefined> {
    return (await this.#store.read(this.#statements.number, [number]))[0];
  }

  async ofBytes(sha256: Buffer): Promise<Certificate | undefined> {
    return (await this.#store.read(this.#statements.bytes, [sha256]))[0];
  }

  digest(text: string, of: 'content' | 'code'): Buffer {
    return this.cipher.blindIndex(text, `certificate.${of}`);
  }

  ofPerson(tx: Transaction, personId: string): Promise<Certificate[]> {
    return this.#store.read(this.#statements.person, [personId], tx);
  }

  list({ of, status, basis, before, most }: WantedCertificates): Promise<Certificate[]> {
    const rest = [before, status ?? null, basis ?? null, most];
    if ('holderId' in of) return this.#store.read(this.#statements.held, [of.holderKind, of.holderId, ...rest]);
    // 330000 covers 33…, 330700 covers 3307…; a region is six digits, so nothing in it means anything to LIKE.
    const prefix = of.region.replace(/(00){1,2}$/, '');
    return this.#store.read(this.#statements.issued, [of.department, `${prefix}%`, ...rest]);
  }
}
