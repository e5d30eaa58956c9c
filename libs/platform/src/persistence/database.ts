import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import type { PlatformConfig } from '../runtime/config.ts';
import { Lanes, writeOncePerTick } from './lanes.ts';
import { platformMigrations } from './migrations.ts';
import type { Prepared, Statement } from './prepared.ts';

export type Migration = new () => MigrationInterface;

export type { Prepared, Statement };

/** One service's database: a TypeORM data source for mapping and migrations, and its pool for prepared statements. */
export class Database {
  readonly #lanes: Lanes | undefined;

  constructor(
    readonly source: DataSource,
    readonly pool: Pool,
  ) {
    // Lanes keep their connections: a transaction must find one beside them.
    const lanes = Math.min(2, pool.options.max - 1);
    this.#lanes = lanes > 0 ? new Lanes(pool, lanes) : undefined;
  }

  /** Runs a prepared read of one row by its key, on a connection shared with other look-ups. Not for lists or searches. */
  lookUp<Row extends QueryResultRow>(statement: Prepared, values: readonly unknown[]): Promise<Row[]> {
    return this.#lanes ? this.#lanes.query<Row>(statement, values) : this.read<Row>(statement, values);
  }

  /** Runs a statement on any connection. */
  async read<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return (await this.pool.query<Row>({ ...statement, values: values as unknown[] })).rows;
  }

  /** The time that a statement of one row gives as `at`; none where it gives none, as a minimum of nothing does. */
  async earliest(statement: Statement): Promise<Date | undefined> {
    const [row] = await this.read<{ at: Date | null }>(statement, []);
    return row?.at ?? undefined;
  }

  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  async close(): Promise<void> {
    this.#lanes?.close();
    // A connection that its server left in the middle of a statement may never come back: an end must not wait for it.
    const late = new Promise<void>(resolve => setTimeout(resolve, 3000).unref());
    await Promise.race([this.source.destroy(), late]);
  }
}

export type Client = PoolClient;

function sourceOptions(url: string, service: string, migrations: readonly Migration[], entities: readonly EntitySchema[], pool: number) {
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: service,
    entities: [...entities],
    migrations: [...platformMigrations, ...migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize: pool,
    connectTimeoutMS: 5000,
    extra: {
      // Statements of one transaction go out without waiting for each other's answer.
      pipeline: true,
      options: '-c TimeZone=UTC -c statement_timeout=15000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=20000 -c plan_cache_mode=force_generic_plan',
      keepAlive: true,
      // A connection that is lost in use must not end the process: whoever uses it learns of it by the statement that fails.
      // Said here and not by pool.on('connect'), which misses the connection that TypeORM opens first.
      onConnect: (client: PoolClient) => void client.on('error', () => undefined),
      idleTimeoutMillis: 60_000,
    },
  });
}

/** Opens a service's database and makes sure that its schema is the one that this code knows. */
export async function openDatabase(
  service: string,
  config: PlatformConfig,
  migrations: readonly Migration[],
  entities: readonly EntitySchema[],
): Promise<Database> {
  const source = sourceOptions(config.databaseUrl, service, migrations, entities, config.databasePool);
  await source.initialize();
  const pool = (source.driver as unknown as { master: Pool }).master;
  // An idle connection that the server ends must not end the process.
  pool.on('error', () => undefined);
  pool.on('connect', writeOncePerTick);
  const database = new Database(source, pool);
  try {
    await refuseOtherSchema(database, service);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function refuseOtherSchema(database: Database, service: string): Promise<void> {
  const known = database.source.migrations.map(m => m.name ?? m.constructor.name);
  const { rows } = await database.pool
    .query<{ name: string }>('SELECT name FROM migration ORDER BY id')
    .catch((error: { code?: string }) => (error.code === '42P01' || error.code === '42501' ? { rows: [] } : Promise.reject(error)));
  const run = rows.map(r => r.name);
  const missing = known.filter(n => !run.includes(n));
  const strange = run.filter(n => !known.includes(n));
  if (missing.length > 0) throw new Error(`The database of ${service} lacks ${missing.join(', ')}: run its migration first`);
  if (strange.length > 0) throw new Error(`The database of ${service} is newer than this code: it has ${strange.join(', ')}`);
}

/** Brings a service's schema up to date as its owner, and lets the runtime role use it. One run at a time. */
export async function migrate(service: string, ownerUrl: string, runtimeRole: string, migrations: readonly Migration[]): Promise<string[]> {
  const source = sourceOptions(ownerUrl, service, migrations, [], 2);
  source.setOptions({ extra: { options: '-c TimeZone=UTC -c lock_timeout=60000' } });
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock(hashtext($1))', [`migrate:${service}`]);
    const run = await source.runMigrations();
    const role = `"${runtimeRole.replaceAll('"', '""')}"`;
    await lock.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
    await lock.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`);
    await lock.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
    // The audit log can be written and sealed, never rewritten or cut; what waits for its seal the table itself puts on its list.
    await lock.query(`REVOKE UPDATE, DELETE, TRUNCATE ON audit, audit_seal FROM ${role}`);
    await lock.query(`REVOKE INSERT, UPDATE ON audit_unsealed FROM ${role}`);
    await lock.query(`REVOKE INSERT, UPDATE, DELETE ON migration FROM ${role}`);
    return run.map(m => m.name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await lock.release();
    await source.destroy();
  }
}
