import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables that every service has: what makes a change, its facts, its audit entry and its answer one thing. */
export class CreatePlatformTables1760000000000 implements MigrationInterface {
  name = 'CreatePlatformTables1760000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- STABLE, as to_char is: PostgreSQL puts the body in the caller's place only then, and a call costs many times as much.
      CREATE FUNCTION iso(t timestamptz) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        RETURN to_char(t AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

      CREATE TABLE outbox (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        entity text NOT NULL,
        subject text NOT NULL,
        event text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        published_at timestamptz(3)
      );
      CREATE INDEX outbox_waiting ON outbox (seq) WHERE published_at IS NULL;
      CREATE INDEX outbox_age ON outbox USING brin (created_at);

      CREATE TABLE inbox (
        fact_id uuid PRIMARY KEY,
        subject text NOT NULL,
        handled_at timestamptz(3) NOT NULL
      );
      CREATE INDEX inbox_age ON inbox USING brin (handled_at);

      CREATE TABLE fact_cursor (
        consumer text PRIMARY KEY,
        stream text NOT NULL,
        seq bigint NOT NULL
      );

      CREATE TABLE dead_letter (
        fact_id uuid PRIMARY KEY,
        subject text NOT NULL,
        event text NOT NULL,
        error text NOT NULL,
        attempts int NOT NULL,
        died_at timestamptz(3) NOT NULL
      );

      CREATE TABLE idempotency (
        caller text NOT NULL,
        key text NOT NULL,
        operation text NOT NULL,
        request_hash bytea NOT NULL,
        status smallint NOT NULL,
        body bytea NOT NULL,
        version int,
        location text,
        at timestamptz(3) NOT NULL,
        CONSTRAINT idempotency_once PRIMARY KEY (caller, key)
      );
      CREATE INDEX idempotency_age ON idempotency USING brin (at);

      CREATE TABLE audit (
        id uuid PRIMARY KEY,
        at timestamptz(3) NOT NULL,
        actor text NOT NULL,
        act text,
        operation text NOT NULL,
        entity text NOT NULL,
        detail text,
        request_id text NOT NULL,
        seal bigint UNIQUE,
        hash bytea
      );
      -- The runtime role may fill in a seal, once: whoever could write it again could forge the chain behind a change.
      CREATE FUNCTION refuse_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'a sealed audit entry does not change' USING ERRCODE = 'integrity_constraint_violation'; END $$;
      CREATE TRIGGER audit_sealed_once BEFORE UPDATE ON audit FOR EACH ROW WHEN (OLD.seal IS NOT NULL) EXECUTE FUNCTION refuse_sealed();
      CREATE INDEX audit_unsealed ON audit (id) WHERE seal IS NULL;
      CREATE INDEX audit_entity ON audit (entity);

      CREATE TABLE deadline (
        kind text NOT NULL,
        entity text NOT NULL,
        due_at timestamptz(3) NOT NULL,
        PRIMARY KEY (kind, entity)
      );
      CREATE INDEX deadline_due ON deadline (due_at);

      CREATE TABLE field_key (
        id smallint PRIMARY KEY,
        purpose text NOT NULL CHECK (purpose IN ('encrypt', 'index')),
        wrapped bytea NOT NULL,
        active_from timestamptz(3) NOT NULL
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('The platform tables are not taken back: they hold the audit log');
  }
}

/** How far a sandbox's clock is ahead of the machine's. Empty in production. */
export class CreateSandboxClock1760000000300 implements MigrationInterface {
  name = 'CreateSandboxClock1760000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE sandbox_clock (one boolean PRIMARY KEY DEFAULT true CHECK (one), offset_ms bigint NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sandbox_clock');
  }
}

/** Requests that people make about their data: what this service answered, and what it collected for an export, sealed. */
export class CreateDataShares1760000000400 implements MigrationInterface {
  name = 'CreateDataShares1760000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE data_share (
        request_id uuid PRIMARY KEY,
        person_id uuid NOT NULL,
        version int NOT NULL,
        -- What was kept and erased, as it was told last.
        told jsonb
      );
      CREATE INDEX data_share_person ON data_share (person_id);
      CREATE TABLE data_share_part (
        request_id uuid NOT NULL REFERENCES data_share,
        part int NOT NULL CHECK (part > 0),
        entries bytea NOT NULL,
        PRIMARY KEY (request_id, part)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE data_share_part, data_share');
  }
}

/** Erasures: since when, and what was told last as it was written, to know whether there is news. */
export class FollowErasures1760000000500 implements MigrationInterface {
  name = 'FollowErasures1760000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE data_share ALTER COLUMN told TYPE json, ADD COLUMN asked_at timestamptz(3) NOT NULL DEFAULT now()`);
    await runner.query(`ALTER TABLE data_share ALTER COLUMN asked_at DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE data_share DROP COLUMN asked_at, ALTER COLUMN told TYPE jsonb');
  }
}

/**
 * Has PostgreSQL gather statistics of these columns of a table alone: of those that are looked for. Of a wide row that is only ever handed on, each column
 * would be sorted at every analysis of a table that grows.
 */
export async function measureOnly(runner: QueryRunner, table: string, columns: readonly string[]): Promise<void> {
  const all = (await runner.query('SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped', [table])) as { name: string }[];
  const others = all.map(c => c.name).filter(name => !columns.includes(name));
  await runner.query(`ALTER TABLE "${table}" ${others.map(name => `ALTER COLUMN "${name}" SET STATISTICS 0`).join(', ')}`);
}

export class MeasureJournal1760000000600 implements MigrationInterface {
  name = 'MeasureJournal1760000000600';

  async up(runner: QueryRunner): Promise<void> {
    await measureOnly(runner, 'outbox', ['seq', 'id', 'entity', 'subject', 'created_at', 'published_at']);
    await measureOnly(runner, 'audit', ['id', 'at', 'operation', 'entity']);
    await measureOnly(runner, 'idempotency', ['caller', 'key', 'at']);
  }

  async down(): Promise<void> {
    // Statistics of more columns do no harm and none of them is missed.
  }
}

/**
 * Audit entries are written once and never again: which are sealed, in which order and with which hashes, stands in rows of their own, one for many entries.
 * What waits to be sealed is kept by the table itself, so that no entry can be left out. The chain goes on as it was.
 */
export class SealAuditApart1760000000700 implements MigrationInterface {
  name = 'SealAuditApart1760000000700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX audit_unsealed;
      CREATE TABLE audit_unsealed (id uuid PRIMARY KEY);
      INSERT INTO audit_unsealed SELECT id FROM audit WHERE seal IS NULL;
      CREATE TABLE audit_seal (
        -- Number of the first entry that it seals. Whoever else sealed from the same number on cannot: the chain has one end.
        first bigint PRIMARY KEY CHECK (first > 0),
        entries uuid[] NOT NULL CHECK (cardinality(entries) > 0),
        hashes bytea[] NOT NULL CHECK (cardinality(hashes) = cardinality(entries))
      );
      INSERT INTO audit_seal SELECT min(seal), array_agg(id ORDER BY seal), array_agg(hash ORDER BY seal) FROM audit WHERE seal IS NOT NULL GROUP BY (seal - 1) / 1000;
      DROP TRIGGER audit_sealed_once ON audit;
      DROP FUNCTION refuse_sealed();
      ALTER TABLE audit DROP COLUMN seal, DROP COLUMN hash;
      -- As the owner: the service itself may take entries off the list, and put none on it.
      CREATE FUNCTION await_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
        BEGIN INSERT INTO audit_unsealed SELECT id FROM added; RETURN NULL; END $$;
      CREATE TRIGGER audit_awaits_seal AFTER INSERT ON audit REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION await_seal();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER audit_awaits_seal ON audit;
      DROP FUNCTION await_seal();
      ALTER TABLE audit ADD COLUMN seal bigint UNIQUE, ADD COLUMN hash bytea;
      UPDATE audit a SET seal = s.first + u.n - 1, hash = u.hash
        FROM audit_seal s CROSS JOIN LATERAL unnest(s.entries, s.hashes) WITH ORDINALITY AS u(id, hash, n) WHERE a.id = u.id;
      DROP TABLE audit_seal, audit_unsealed;
      CREATE FUNCTION refuse_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'a sealed audit entry does not change' USING ERRCODE = 'integrity_constraint_violation'; END $$;
      CREATE TRIGGER audit_sealed_once BEFORE UPDATE ON audit FOR EACH ROW WHEN (OLD.seal IS NOT NULL) EXECUTE FUNCTION refuse_sealed();
      CREATE INDEX audit_unsealed ON audit (id) WHERE seal IS NULL;
    `);
  }
}

export const platformMigrations = [
  CreatePlatformTables1760000000000,
  CreateSandboxClock1760000000300,
  CreateDataShares1760000000400,
  FollowErasures1760000000500,
  MeasureJournal1760000000600,
  SealAuditApart1760000000700,
];
