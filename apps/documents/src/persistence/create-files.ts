import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFiles1760000002000 implements MigrationInterface {
  name = 'CreateFiles1760000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Bytes outside the database. A row that names one by a foreign key has its bytes: they are written before it, deleted after it.
      CREATE TABLE blob (
        key text PRIMARY KEY CHECK (key ~ '^[0-9a-f]{2}/[0-9a-f-]{36}$'),
        state text NOT NULL CHECK (state IN ('writing', 'kept', 'dropped')),
        bytes bigint CHECK (bytes >= 0),
        sha256 bytea CHECK (octet_length(sha256) = 32),
        at timestamptz(3) NOT NULL,
        CONSTRAINT blob_known CHECK (state <> 'kept' OR (bytes IS NOT NULL AND sha256 IS NOT NULL))
      );
      CREATE INDEX blob_unkept ON blob (at) WHERE state <> 'kept';

      -- How long files of a kind are kept, as data. Years of cases: Order No. 8 of the National Archives Administration (2006), term of ten years.
      CREATE TABLE file_retention (
        kind text PRIMARY KEY CHECK (kind ~ '^[a-z-]{1,20}$'),
        days int NOT NULL CHECK (days BETWEEN 1 AND 36525)
      );
      INSERT INTO file_retention (kind, days) VALUES ('unclaimed', 7), ('case', 3653);

      CREATE TABLE file (
        id uuid PRIMARY KEY,
        version int NOT NULL CHECK (version > 0),
        owner_kind text NOT NULL CHECK (owner_kind IN ('person', 'enterprise', 'officer', 'app', 'operator')),
        owner_id text NOT NULL,
        -- People put names and numbers of people into names of files.
        name bytea NOT NULL,
        format text NOT NULL,
        media_type text NOT NULL,
        bytes bigint NOT NULL CHECK (bytes > 0),
        sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
        blob text NOT NULL UNIQUE REFERENCES blob,
        status text NOT NULL CHECK (status IN ('checking', 'ready')),
        holder uuid,
        retention text NOT NULL REFERENCES file_retention,
        uploaded_at timestamptz(3) NOT NULL,
        kept_until timestamptz(3) NOT NULL,
        CONSTRAINT file_held CHECK ((holder IS NULL) = (retention = 'unclaimed')),
        CONSTRAINT file_held_checked CHECK (holder IS NULL OR status = 'ready')
      );
      CREATE INDEX file_of_owner ON file (owner_id, owner_kind, id);
      CREATE INDEX file_of_holder ON file (holder) WHERE holder IS NOT NULL;
      CREATE INDEX file_unchecked ON file (id) WHERE status = 'checking';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE file, file_retention, blob');
  }
}
