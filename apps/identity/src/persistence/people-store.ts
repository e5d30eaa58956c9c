import type { EntitySchema } from 'typeorm';
import { identityProblems } from '@counterless/contracts';
import { Store, type Database, type FieldCipher, type Prepared, type Transaction, type UnitOfWork } from '@counterless/platform';
import type { Officer } from '../domain/officer.ts';
import type { Person } from '../domain/person.ts';
import { mobileIndex, residentIdIndex } from './blind.ts';
import type { Indexed } from './schemas.ts';

const by = (table: string, column: string): Prepared => ({
  name: `${table}.by-${column}`,
  text: `SELECT id FROM ${table} WHERE ${column} = $1`,
});

/** Keeps the look-up digests in step with the sealed columns. */
abstract class IndexedStore<E extends Person | Officer> extends Store<E> {
  protected constructor(
    protected readonly reading: Database,
    work: UnitOfWork,
    schema: EntitySchema<E>,
    protected readonly cipher: FieldCipher,
  ) {
    super(reading, work, schema, identityProblems.subjectNotFound);
  }

  #index(entity: E): void {
    const indexed = entity as unknown as Indexed & Partial<Person>;
    indexed.mobileIndex = indexed.mobile ? mobileIndex(this.cipher, indexed.mobile) : null;
    indexed.residentIdIndex = indexed.residentId ? residentIdIndex(this.cipher, indexed.residentId) : null;
  }

  override add(tx: Transaction, entity: E): Promise<void> {
    this.#index(entity);
    return super.add(tx, entity);
  }

  override change<T>(
    tx: Transaction,
    id: string,
    change: (entity: E, transaction: Transaction) => T | Promise<T>,
    expected?: number,
  ): Promise<T> {
    return super.change(
      tx,
      id,
      async (entity, transaction) => {
        const result = await change(entity, transaction);
        this.#index(entity);
        return result;
      },
      expected,
    );
  }

  protected async first(statement: Prepared, digest: Buffer): Promise<E | undefined> {
    const [row] = await this.reading.read<{ id: string }>(statement, [digest]);
    return row && this.get(row.id);
  }
}

export class PeopleStore extends IndexedStore<Person> {
  constructor(database: Database, work: UnitOfWork, schema: EntitySchema<Person>, cipher: FieldCipher) {
    super(database, work, schema, cipher);
  }

  byMobile(mobile: string): Promise<Person | undefined> {
    return this.first(by('person', 'mobile_index'), mobileIndex(this.cipher, mobile));
  }

  byResidentId(residentId: string): Promise<Person | undefined> {
    return this.first(by('person', 'resident_id_index'), residentIdIndex(this.cipher, residentId));
  }
}

export class OfficersStore extends IndexedStore<Officer> {
  constructor(database: Database, work: UnitOfWork, schema: EntitySchema<Officer>, cipher: FieldCipher) {
    super(database, work, schema, cipher);
  }

  byMobile(mobile: string): Promise<Officer | undefined> {
    return this.first(by('officer', 'mobile_index'), mobileIndex(this.cipher, mobile));
  }
}
