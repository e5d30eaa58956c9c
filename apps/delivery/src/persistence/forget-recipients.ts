import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a message that was sent recipient and text may be erased; digest, reference and time stay as its proof. */
export class ForgetRecipients1760000019000 implements MigrationInterface {
  name = 'ForgetRecipients1760000019000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message DROP CONSTRAINT message_check2,
        ADD CONSTRAINT message_sent CHECK (status <> 'sent' OR (reference IS NOT NULL AND (recipient IS NULL) = (content IS NULL)));
      CREATE INDEX message_owner ON message (owner, id) WHERE owner IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('What was erased does not come back');
  }
}
