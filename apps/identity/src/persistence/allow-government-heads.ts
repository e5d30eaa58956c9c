import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Officers who speak for the government of a region, not for one of its departments. */
export class AllowGovernmentHeads1760000004000 implements MigrationInterface {
  name = 'AllowGovernmentHeads1760000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE officer DROP CONSTRAINT officer_roles_check,
        ADD CONSTRAINT officer_roles_check CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['clerk', 'reviewer', 'head', 'inspector', 'community-worker', 'government-head']);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE officer DROP CONSTRAINT officer_roles_check,
        ADD CONSTRAINT officer_roles_check CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['clerk', 'reviewer', 'head', 'inspector', 'community-worker']);
    `);
  }
}
