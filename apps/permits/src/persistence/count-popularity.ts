import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How popular matters are, by level; those of level 0 are not there. `edition` counts the changes, for who keeps an index. */
export class CountPopularity1760000038000 implements MigrationInterface {
  name = 'CountPopularity1760000038000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE matter_popularity (code text COLLATE "C" PRIMARY KEY, level smallint NOT NULL CHECK (level BETWEEN 1 AND 15));
      CREATE TABLE matter_popularity_edition (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), edition int NOT NULL);
      INSERT INTO matter_popularity_edition (edition) VALUES (0);
      -- Counted from the index alone.
      CREATE INDEX service_case_submitted ON service_case (submitted_at) INCLUDE (matter_code) WHERE submitted_at IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX service_case_submitted; DROP TABLE matter_popularity, matter_popularity_edition');
  }
}
