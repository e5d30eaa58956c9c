import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which change of the catalogue touched a version of a matter last: what keeps an index of matters reads only what has changed. */
export class FollowCatalogueChanges1760000006000 implements MigrationInterface {
  name = 'FollowCatalogueChanges1760000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE matter_version ADD COLUMN changed_in int NOT NULL DEFAULT 0;
      CREATE INDEX matter_changed_in ON matter_version (changed_in);
      CREATE INDEX matter_valid_from ON matter_version (valid_from);
      CREATE INDEX matter_valid_until ON matter_version (valid_until);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE matter_version DROP COLUMN changed_in; DROP INDEX matter_valid_from, matter_valid_until');
  }
}
