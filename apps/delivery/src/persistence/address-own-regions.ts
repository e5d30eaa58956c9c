import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message may be for the officers of one region alone: what only they may answer is in no inbox of the regions around it. */
export class AddressOwnRegions1760000038000 implements MigrationInterface {
  name = 'AddressOwnRegions1760000038000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE inbox_message ADD COLUMN own_region boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE inbox_message DROP COLUMN own_region');
  }
}
