import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Texts become data, and a message may be about anything, not only a pass. */
export class CreateTemplates1760000002000 implements MigrationInterface {
  name = 'CreateTemplates1760000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE template (
        kind text NOT NULL,
        version int NOT NULL CHECK (version > 0),
        starts_at timestamptz(3) NOT NULL,
        purpose text NOT NULL,
        urgent boolean NOT NULL,
        fields jsonb NOT NULL,
        texts jsonb NOT NULL,
        published_at timestamptz(3) NOT NULL,
        published_by text NOT NULL,
        CONSTRAINT template_version_once PRIMARY KEY (kind, version),
        CONSTRAINT template_start_once UNIQUE (kind, starts_at)
      );

      -- What it is about, such as pass:<id>: whom to ask for the contact and the fields.
      ALTER TABLE message ADD COLUMN entity text;
      UPDATE message SET entity = 'pass:' || pass_id;
      ALTER TABLE message ALTER COLUMN entity SET NOT NULL, DROP COLUMN pass_id,
        -- What the fact itself says, without personal data.
        ADD COLUMN fields jsonb NOT NULL DEFAULT '{}',
        DROP CONSTRAINT message_check, DROP CONSTRAINT message_audience_check;
      UPDATE message SET audience = 'contact' WHERE audience = 'driver';
      ALTER TABLE message ADD CONSTRAINT message_audience_check CHECK (audience IN ('contact', 'holder', 'officers'));
      CREATE INDEX message_order ON message (entity, audience, id) WHERE status = 'queued';

      ALTER TABLE sandbox_outbox ADD COLUMN entity text;
      UPDATE sandbox_outbox SET entity = 'pass:' || pass_id WHERE pass_id IS NOT NULL;
      ALTER TABLE sandbox_outbox DROP COLUMN pass_id;
      CREATE INDEX sandbox_outbox_entity ON sandbox_outbox (entity, message_id);

      ALTER TABLE inbox_message ADD COLUMN entity text;
      UPDATE inbox_message SET entity = 'pass:' || pass_id WHERE pass_id IS NOT NULL;
      ALTER TABLE inbox_message DROP COLUMN pass_id;
      CREATE INDEX inbox_message_entity ON inbox_message (entity, message_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE template;
      ALTER TABLE message DROP COLUMN fields, DROP CONSTRAINT message_audience_check;
      UPDATE message SET audience = 'driver' WHERE audience = 'contact';
      ALTER TABLE message ADD CONSTRAINT message_audience_check CHECK (audience IN ('driver', 'holder', 'officers'));
      ALTER TABLE message ADD COLUMN pass_id uuid;
      ALTER TABLE sandbox_outbox ADD COLUMN pass_id uuid;
      ALTER TABLE inbox_message ADD COLUMN pass_id uuid;
    `);
    for (const table of ['message', 'sandbox_outbox', 'inbox_message']) {
      await runner.query(`UPDATE ${table} SET pass_id = substr(entity, 6)::uuid WHERE entity LIKE 'pass:%'`);
      await runner.query(`ALTER TABLE ${table} DROP COLUMN entity`);
    }
  }
}
