import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passes, their policies and numbers, checkpoints, scans and double scans. Never edited once released. */
export class CreatePasses1760000001000 implements MigrationInterface {
  name = 'CreatePasses1760000001000';

  async up(runner: QueryRunner): Promise<void> {
    // btree_gist lets one exclusion constraint compare plates and windows; it is a trusted extension, so the owner may create it.
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE TABLE pass (
        id uuid PRIMARY KEY,
        version int NOT NULL CHECK (version > 0),
        number text CONSTRAINT pass_number_once UNIQUE CHECK (number ~ '^[1-9][0-9]{11}$'),
        status text NOT NULL CHECK (status IN ('requested', 'granted', 'refused', 'withdrawn', 'revoked', 'expired')),
        plate text NOT NULL,
        driver bytea NOT NULL,
        driver_name text NOT NULL,
        driver_mobile text NOT NULL,
        cargo jsonb NOT NULL,
        origin text NOT NULL,
        destination text NOT NULL,
        route jsonb NOT NULL,
        valid_from timestamptz(3) NOT NULL,
        valid_until timestamptz(3) NOT NULL,
        requested_at timestamptz(3) NOT NULL,
        holder_kind text NOT NULL CHECK (holder_kind IN ('person', 'enterprise')),
        holder_id text NOT NULL,
        client text NOT NULL,
        decisions jsonb NOT NULL,
        ended_at timestamptz(3),
        qr text,
        sealed_version int,
        decided_version int NOT NULL CHECK (decided_version BETWEEN 1 AND version),
        CONSTRAINT pass_window CHECK (valid_until > valid_from),
        CONSTRAINT pass_numbered CHECK (number IS NOT NULL OR status IN ('requested', 'refused', 'withdrawn')),
        CONSTRAINT pass_ended CHECK ((ended_at IS NULL) = (status IN ('requested', 'granted'))),
        CONSTRAINT pass_live_once EXCLUDE USING gist (plate WITH =, tstzrange(valid_from, valid_until) WITH &&)
          WHERE (status IN ('requested', 'granted'))
      ) WITH (fillfactor = 80);
      CREATE INDEX pass_queue ON pass (destination, status, id);
      CREATE INDEX pass_holder ON pass (holder_id, id);
      CREATE INDEX pass_plate ON pass (plate, id);

      CREATE TABLE pass_number_block (
        region text PRIMARY KEY,
        next int NOT NULL CHECK (next > 0)
      );

      CREATE TABLE pass_policy (
        id uuid PRIMARY KEY,
        region text NOT NULL,
        starts_at timestamptz(3) NOT NULL,
        title text NOT NULL,
        rules jsonb NOT NULL,
        published_at timestamptz(3) NOT NULL,
        published_by text NOT NULL,
        CONSTRAINT pass_policy_start_once UNIQUE (region, starts_at)
      );

      CREATE TABLE checkpoint (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        region text NOT NULL,
        latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
        longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
        registered_at timestamptz(3) NOT NULL
      );
      CREATE INDEX checkpoint_region ON checkpoint (region, id);

      CREATE TABLE scan (
        id uuid PRIMARY KEY,
        pass_id uuid REFERENCES pass,
        number text,
        checkpoint uuid NOT NULL REFERENCES checkpoint,
        at timestamptz(3) NOT NULL,
        received_at timestamptz(3) NOT NULL,
        actor text NOT NULL,
        offline boolean NOT NULL,
        device_verdict text,
        verdict text NOT NULL
      );
      CREATE INDEX scan_in_time ON scan (pass_id, at, id) WHERE pass_id IS NOT NULL;

      CREATE TABLE double_scan (
        id uuid PRIMARY KEY,
        pass_id uuid NOT NULL REFERENCES pass,
        destination text NOT NULL,
        first_scan uuid NOT NULL REFERENCES scan,
        second_scan uuid NOT NULL REFERENCES scan CHECK (second_scan <> first_scan),
        kilometres double precision NOT NULL CHECK (kilometres > 0),
        minutes double precision NOT NULL CHECK (minutes >= 0),
        reported_at timestamptz(3) NOT NULL,
        CONSTRAINT double_scan_once UNIQUE (first_scan, second_scan)
      );
      CREATE INDEX double_scan_destination ON double_scan (destination, id);
      CREATE INDEX double_scan_pass ON double_scan (pass_id, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Passes are not taken back: they are records of decisions');
  }
}
