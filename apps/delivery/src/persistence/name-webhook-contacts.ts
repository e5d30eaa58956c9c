import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is told when the platform disables a webhook. */
export class NameWebhookContacts1760000034000 implements MigrationInterface {
  name = 'NameWebhookContacts1760000034000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE webhook ADD COLUMN contact bytea, ADD COLUMN contact_masked text,
        ADD CONSTRAINT webhook_contact_masked CHECK ((contact IS NULL) = (contact_masked IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE webhook DROP COLUMN contact_masked, DROP COLUMN contact');
  }
}
