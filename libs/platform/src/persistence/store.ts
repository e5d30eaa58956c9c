import type { EntityMetadata, EntitySchema, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { general } from '@counterless/contracts';
import { Problem, type ProblemType } from '@counterless/kernel';
import type { Call } from '../wire/call.ts';
import type { Database, Prepared } from './database.ts';
import type { Transaction } from './transaction.ts';
import type { UnitOfWork } from './unit-of-work.ts';

export interface Versioned {
  id: string;
  version: number;
}

/**
 * Entities of one class, mapped by its EntitySchema; every write is one transaction with its facts, audit entry and answer.
 * The statements are made once from the mapping and prepared: what TypeORM would build again for every call.
 */
export class Store<E extends Versioned & ObjectLiteral> {
  readonly #metadata: EntityMetadata;
  readonly #columns: readonly ColumnMetadata[];
  readonly #select: Prepared;
  readonly #lock: Prepared;
  readonly #insert: Prepared;
  readonly #update: Prepared;

  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    schema: EntitySchema<E>,
    private readonly notFound: ProblemType,
  ) {
    // TypeORM knows a mapping by its class where it has one, by its name otherwise.
    this.#metadata = database.source.getMetadata(schema.options.target ?? schema.options.name);
    this.#columns = this.#metadata.columns;
    const table = this.#metadata.tableName;
    const names = this.#columns.map(c => `"${c.databaseName}"`);
    const places = this.#columns.map((_, i) => `$${i + 1}`);
    const updates = this.#columns.flatMap((c, i) => (c.isPrimary ? [] : [`"${c.databaseName}" = $${i + 1}`]));
    const id = this.#columns.findIndex(c => c.isPrimary) + 1;
    this.#select = { name: `${table}.select`, text: `SELECT ${names.join(', ')} FROM "${table}" WHERE id = $1` };
    this.#lock = { name: `${table}.lock`, text: `${this.#select.text} FOR UPDATE` };
    this.#insert = { name: `${table}.insert`, text: `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${places.join(', ')})` };
    this.#update = {
      name: `${table}.update`,
      text: `UPDATE "${table}" SET ${updates.join(', ')} WHERE id = $${id} AND version = $${this.#columns.length + 1}`,
    };
  }

  /** `SELECT` of all columns `FROM` the table: what a statement for `read` begins with. */
  get selection(): string {
    return this.#select.text.replace(/ WHERE id = \$1$/, '');
  }

  #row(entity: E): unknown[] {
    const { driver } = this.database.source;
    return this.#columns.map(c => driver.preparePersistentValue(c.getEntityValue(entity), c) as unknown);
  }

  #entity(row: ObjectLiteral): E {
    const { driver } = this.database.source;
    const entity = this.#metadata.create() as E;
    for (const c of this.#columns) c.setEntityValue(entity, driver.prepareHydratedValue(row[c.databaseName], c));
    return entity;
  }

  /** Reads one; throws the store's not-found problem. */
  async get(id: string): Promise<E> {
    const [row] = await this.database.read(this.#select, [id]);
    if (!row) throw new Problem(this.notFound);
    return this.#entity(row);
  }

  /** Reads several by a statement that begins with `selection`, in its order. */
  async read(where: Prepared, values: readonly unknown[], tx?: Transaction): Promise<E[]> {
    const rows = tx ? await tx.query(where, values) : await this.database.read(where, values);
    return rows.map(row => this.#entity(row));
  }

  /** Adds a new entity and whatever `also` tells of it, as one change. */
  async create<T>(call: Call, entity: E, also: (entity: E, transaction: Transaction) => T | Promise<T>): Promise<T> {
    return this.work.run(call, async tx => {
      await this.add(tx, entity);
      return also(entity, tx);
    });
  }

  /**
   * Locks one entity, applies `change` to it and saves it under its next version, as one change.
   * A change that changes nothing still counts: it was decided.
   * @throws the store's not-found problem; `resource.stale` when If-Match asked for another version.
   */
  async update<T>(call: Call, id: string, change: (entity: E, transaction: Transaction) => T | Promise<T>): Promise<T> {
    return this.work.run(call, tx => this.change(tx, id, change, call.ifMatch));
  }

  /** `update` inside a transaction that is already running: for reactions and deadlines. */
  async change<T>(tx: Transaction, id: string, change: (entity: E, transaction: Transaction) => T | Promise<T>, expected?: number): Promise<T> {
    const [row] = await tx.query(this.#lock, [id]);
    if (!row) throw new Problem(this.notFound);
    const entity = this.#entity(row);
    const before = entity.version;
    if (expected !== undefined && expected !== before) {
      throw new Problem(general.stale, { detail: { en: `it has version ${before}, not ${expected}`, zh: `当前版本为 ${before}，而非 ${expected}` } });
    }
    entity.version = before + 1;
    const result = await change(entity, tx);
    tx.audit(`${this.#metadata.tableName}:${id}`, { version: entity.version });
    tx.send(this.#update, [...this.#row(entity), before]);
    return result;
  }

  /** Adds inside a transaction that is already running; sent without waiting, so a failure is the transaction's. */
  add(tx: Transaction, entity: E): Promise<void> {
    tx.audit(`${this.#metadata.tableName}:${entity.id}`, { version: entity.version });
    tx.send(this.#insert, this.#row(entity));
    return Promise.resolve();
  }
}
