import { Injectable } from '@nestjs/common';
import { taxProblems } from '@counterless/contracts';
import { maskMobile, maskName, Problem } from '@counterless/kernel';
import { Database, FieldCipher, Store, UnitOfWork, type Call, type Prepared, type Transaction } from '@counterless/platform';
import type { Taxpayer } from '../domain/taxpayer.ts';
import { Taxpayers, type NewAddress, type NewGrade } from '../ports/taxpayers.ts';
import { taxpayerSchema } from './taxpayer-schema.ts';

const addGrade: Prepared = {
  name: 'credit-grade.add',
  text: `INSERT INTO credit_grade (taxpayer, starts_on, grade, ground, score, reason, officer, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
};
const addAddress: Prepared = {
  name: 'address.add',
  text: `INSERT INTO delivery_address (id, taxpayer, region, sealed, line_masked, recipient_masked, mobile_masked, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
};
const removeAddress: Prepared = {
  name: 'address.remove',
  text: 'UPDATE delivery_address SET removed_at = $3 WHERE id = $1 AND taxpayer = $2 AND removed_at IS NULL RETURNING id',
};

/** Where a parcel goes; sealed in one column, since a name, a number and a street together are a person. */
export interface SealedAddress {
  readonly line: string;
  readonly recipient: string;
  readonly mobile: string;
}
export const addressColumn = 'delivery_address.sealed';

@Injectable()
export class TaxpayerStore extends Taxpayers {
  readonly #store: Store<Taxpayer>;

  constructor(
    database: Database,
    private readonly work: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {
    super();
    this.#store = new Store(database, work, taxpayerSchema, taxProblems.taxpayerNotFound);
  }

  get(id: string): Promise<Taxpayer> {
    return this.#store.get(id);
  }

  register<T>(call: Call, taxpayer: Taxpayer, grade: NewGrade, also: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#store.create(call, taxpayer, (_made, tx) => {
      this.#grade(tx, taxpayer.id, grade);
      return also(tx);
    });
  }

  grade<T>(call: Call, id: string, grade: NewGrade, also: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.work.run(call, async tx => {
      await this.#store.change(tx, id, () => this.#grade(tx, id, grade), call.ifMatch);
      return also(tx);
    });
  }

  addAddress(tx: Transaction, { id, taxpayer, region, line, recipient, mobile, addedAt }: NewAddress): void {
    const sealed = this.cipher.column<SealedAddress>(addressColumn).to({ line, recipient, mobile });
    tx.audit(`address:${id}`, { taxpayer });
    tx.send(addAddress, [
      id,
      taxpayer,
      region,
      sealed,
      `${[...line].slice(0, 2).join('')}***`,
      maskName(recipient),
      maskMobile(mobile),
      addedAt,
    ]);
  }

  async removeAddress(tx: Transaction, id: string, taxpayer: string, at: Date): Promise<void> {
    const removed = await tx.query(removeAddress, [id, taxpayer, at]);
    if (removed.length === 0) throw new Problem(taxProblems.addressNotFound);
    tx.audit(`address:${id}`, { removed: true });
  }

  #grade(tx: Transaction, taxpayer: string, { startsOn, grade, ground, score, reason, officer, recordedAt }: NewGrade): void {
    tx.send(addGrade, [taxpayer, startsOn, grade, ground, score, reason, officer, recordedAt]);
  }
}
