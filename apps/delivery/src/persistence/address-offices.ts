import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message for officers may be for those of one department, and for one role: nobody else's inbox shows it. */
export class AddressOffices1760000017000 implements MigrationInterface {
  name = 'AddressOffices1760000017000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message ADD COLUMN office jsonb, ADD CONSTRAINT message_office CHECK (office IS NULL OR audience = 'officers');
      ALTER TABLE inbox_message ADD COLUMN of_department text, ADD COLUMN of_role text,
        ADD CONSTRAINT inbox_message_office CHECK (officers_of IS NOT NULL OR of_department IS NULL AND of_role IS NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE inbox_message DROP COLUMN of_department, DROP COLUMN of_role; ALTER TABLE message DROP COLUMN office');
  }
}
