import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An account that was closed for good keeps its id: what a law keeps elsewhere names it. */
export class CloseAccounts1760000006000 implements MigrationInterface {
  name = 'CloseAccounts1760000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD COLUMN left_at timestamptz(3),
        ADD CONSTRAINT person_left CHECK (left_at IS NULL OR num_nonnulls(resident_id, resident_id_masked, mobile, mobile_masked) = 0 AND level = 0);
    `);
  }

  async down(): Promise<void> {
    throw new Error('What was erased does not come back');
  }
}
