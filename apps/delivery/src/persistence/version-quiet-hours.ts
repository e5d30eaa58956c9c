import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Quiet hours are published by the operator, version by version. */
export class VersionQuietHours1760000036000 implements MigrationInterface {
  name = 'VersionQuietHours1760000036000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE quiet_hours DROP CONSTRAINT quiet_hours_pkey,
        ADD CONSTRAINT quiet_hours_start_once UNIQUE (starts_at),
        ADD COLUMN version int NOT NULL DEFAULT 1 CHECK (version > 0),
        ADD COLUMN published_at timestamptz(3),
        ADD COLUMN published_by text NOT NULL DEFAULT 'service:delivery';
      UPDATE quiet_hours SET published_at = starts_at;
      ALTER TABLE quiet_hours ALTER COLUMN published_at SET NOT NULL, ALTER COLUMN version DROP DEFAULT, ALTER COLUMN published_by DROP DEFAULT,
        ADD CONSTRAINT quiet_hours_version_once PRIMARY KEY (version);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE quiet_hours DROP COLUMN version, DROP COLUMN published_at, DROP COLUMN published_by, DROP CONSTRAINT quiet_hours_start_once, ADD PRIMARY KEY (starts_at);
    `);
  }
}
