import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMessageTables1760000001000 implements MigrationInterface {
  name = 'CreateMessageTables1760000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE message (
        id uuid PRIMARY KEY,
        fact_id uuid NOT NULL,
        channel text NOT NULL CHECK (channel IN ('sms', 'inbox')),
        audience text NOT NULL CHECK (audience IN ('driver', 'holder', 'officers')),
        template text NOT NULL,
        template_version int,
        pass_id uuid NOT NULL,
        region text NOT NULL,
        about text NOT NULL,
        status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'failed')),
        tries int NOT NULL DEFAULT 0,
        waits int NOT NULL DEFAULT 0,
        queued_at timestamptz(3) NOT NULL,
        due_at timestamptz(3) NOT NULL,
        finished_at timestamptz(3),
        recipient bytea,
        content bytea,
        reference text,
        error text,
        CONSTRAINT message_once UNIQUE (fact_id, channel, template),
        CHECK ((channel = 'sms') = (audience = 'driver')),
        CHECK ((status = 'queued') = (finished_at IS NULL)),
        CHECK (status <> 'sent' OR (recipient IS NOT NULL AND content IS NOT NULL AND reference IS NOT NULL))
      );
      CREATE INDEX message_due ON message (due_at, id) WHERE status = 'queued';
      CREATE INDEX message_order ON message (pass_id, audience, id) WHERE status = 'queued';

      -- What the simulated SMS provider was given; its promise is that one id is sent once.
      CREATE TABLE sandbox_outbox (
        message_id uuid PRIMARY KEY,
        mobile bytea NOT NULL,
        mobile_index bytea NOT NULL,
        template text NOT NULL,
        body bytea NOT NULL,
        about text,
        pass_id uuid,
        at timestamptz(3) NOT NULL
      );
      CREATE INDEX sandbox_outbox_mobile ON sandbox_outbox (mobile_index, message_id);
      CREATE INDEX sandbox_outbox_pass ON sandbox_outbox (pass_id, message_id);

      CREATE TABLE inbox_message (
        message_id uuid PRIMARY KEY,
        owner text,
        officers_of text,
        template text NOT NULL,
        content bytea NOT NULL,
        about text,
        pass_id uuid,
        at timestamptz(3) NOT NULL,
        CHECK ((owner IS NULL) <> (officers_of IS NULL))
      );
      CREATE INDEX inbox_message_owner ON inbox_message (owner, message_id) WHERE owner IS NOT NULL;
      CREATE INDEX inbox_message_officers ON inbox_message (officers_of, message_id) WHERE officers_of IS NOT NULL;
      CREATE INDEX inbox_message_pass ON inbox_message (pass_id, message_id);

      -- Sandbox: how many of the next sendings fail.
      CREATE TABLE channel_fault (
        channel text PRIMARY KEY CHECK (channel IN ('sms', 'inbox')),
        remaining int NOT NULL CHECK (remaining >= 0)
      );

      CREATE TABLE sign_in_code (
        code_id uuid PRIMARY KEY,
        message_id uuid NOT NULL UNIQUE,
        mobile_index bytea NOT NULL,
        asked_at timestamptz(3) NOT NULL,
        sent_at timestamptz(3)
      );
      CREATE INDEX sign_in_code_mobile ON sign_in_code (mobile_index, asked_at);
      CREATE INDEX sign_in_code_age ON sign_in_code (asked_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sign_in_code, channel_fault, inbox_message, sandbox_outbox, message');
  }
}
