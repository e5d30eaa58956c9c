import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A department can be closed: from a day on it takes no applications, and what it has goes on. */
export class CloseDepartments1760000004000 implements MigrationInterface {
  name = 'CloseDepartments1760000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE department ADD COLUMN closed_from date');
  }

  async down(): Promise<void> {
    throw new Error('The catalogue is not taken back: cases were decided by its versions');
  }
}
