import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dated policies of authorities that close matters online. Never edited once released. */
export class FollowOnlinePolicies1760000021000 implements MigrationInterface {
  name = 'FollowOnlinePolicies1760000021000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE online_policy (
        policy uuid PRIMARY KEY,
        region text NOT NULL,
        title text NOT NULL,
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3),
        closed text[] NOT NULL
      );
      CREATE INDEX online_policy_region ON online_policy (region, starts_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE online_policy');
  }
}
