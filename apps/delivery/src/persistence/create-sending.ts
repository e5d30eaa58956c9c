import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message has a way to go: channel after channel until one has taken it. */
export class CreateSending1760000012000 implements MigrationInterface {
  name = 'CreateSending1760000012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message
        ALTER COLUMN channel DROP NOT NULL,
        DROP CONSTRAINT message_channel_check, ADD CONSTRAINT message_channel_check CHECK (channel IN ('sms', 'email', 'inbox')),
        DROP CONSTRAINT message_status_check,
        -- unknown: a channel that cannot say so may have sent it, so nothing sends it again. declined: the person wants none.
        ADD CONSTRAINT message_status_check CHECK (status IN ('queued', 'sent', 'unknown', 'declined', 'failed')),
        DROP CONSTRAINT message_once,
        -- Whose inbox it is for; known once the contact was asked.
        ADD COLUMN owner text,
        ADD COLUMN language text,
        ADD COLUMN spent text[] NOT NULL DEFAULT '{}',
        -- The channel that may have taken it already, and since when a process is at it.
        ADD COLUMN begun text,
        ADD COLUMN begun_at timestamptz(3),
        -- Waits for the end of quiet hours, and holds up no other.
        ADD COLUMN held boolean NOT NULL DEFAULT false,
        ADD COLUMN digest bytea,
        ADD COLUMN receipt text CHECK (receipt IN ('delivered', 'undelivered')),
        ADD COLUMN receipt_at timestamptz(3);
      ALTER TABLE message ADD CONSTRAINT message_once UNIQUE (fact_id, audience, template);
      CREATE INDEX message_entity ON message (entity, id);

      CREATE TABLE attempt (
        id uuid PRIMARY KEY,
        message_id uuid NOT NULL REFERENCES message ON DELETE CASCADE,
        channel text NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('sent', 'not-sent', 'refused', 'unknown', 'undelivered')),
        error text,
        at timestamptz(3) NOT NULL
      );
      CREATE INDEX attempt_message ON attempt (message_id, id);

      ALTER TABLE sandbox_outbox RENAME COLUMN mobile TO recipient;
      ALTER TABLE sandbox_outbox RENAME COLUMN mobile_index TO recipient_index;
      ALTER TABLE sandbox_outbox ADD COLUMN channel text NOT NULL DEFAULT 'sms', ADD COLUMN title bytea;

      ALTER TABLE inbox_message ADD COLUMN fact_id uuid;
      -- The inbox may be a message's only way, or its last: either way it holds one copy.
      CREATE UNIQUE INDEX inbox_message_once ON inbox_message (fact_id, template, owner);
      CREATE TABLE inbox_reading (
        message_id uuid NOT NULL REFERENCES inbox_message ON DELETE CASCADE,
        reader text NOT NULL,
        read_at timestamptz(3) NOT NULL,
        PRIMARY KEY (message_id, reader)
      );

      ALTER TABLE channel_fault ADD COLUMN how text NOT NULL DEFAULT 'refuse' CHECK (how IN ('refuse', 'time-out', 'invalid'));

      CREATE TABLE preference (
        owner text NOT NULL,
        purpose text NOT NULL,
        channels text[] NOT NULL,
        language text NOT NULL CHECK (language IN ('zh', 'en')),
        changed_at timestamptz(3) NOT NULL,
        PRIMARY KEY (owner, purpose)
      );
      -- One's own address: named, and of use once its code was given back.
      CREATE TABLE owner_email (
        owner text PRIMARY KEY,
        named bytea NOT NULL,
        code bytea,
        code_until timestamptz(3),
        tries int NOT NULL DEFAULT 0,
        asked timestamptz(3)[] NOT NULL DEFAULT '{}',
        confirmed bytea,
        confirmed_at timestamptz(3),
        CHECK ((confirmed IS NULL) = (confirmed_at IS NULL))
      );
      CREATE TABLE quiet_hours (
        starts_at timestamptz(3) PRIMARY KEY,
        from_minute int NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
        until_minute int NOT NULL CHECK (until_minute BETWEEN 0 AND 1439),
        channels text[] NOT NULL
      );
      INSERT INTO quiet_hours VALUES ('2020-01-01T00:00:00+08:00', 22 * 60, 8 * 60, '{sms}');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE quiet_hours, owner_email, preference, inbox_reading, attempt;
      ALTER TABLE channel_fault DROP COLUMN how;
      DROP INDEX inbox_message_once;
      ALTER TABLE inbox_message DROP COLUMN fact_id;
      DELETE FROM sandbox_outbox WHERE channel <> 'sms';
      ALTER TABLE sandbox_outbox DROP COLUMN title, DROP COLUMN channel;
      ALTER TABLE sandbox_outbox RENAME COLUMN recipient TO mobile;
      ALTER TABLE sandbox_outbox RENAME COLUMN recipient_index TO mobile_index;
      DROP INDEX message_entity;
      DELETE FROM message WHERE status IN ('unknown', 'declined') OR channel = 'email';
      UPDATE message SET channel = CASE audience WHEN 'contact' THEN 'sms' ELSE 'inbox' END;
      ALTER TABLE message DROP CONSTRAINT message_once,
        DROP COLUMN receipt_at, DROP COLUMN receipt, DROP COLUMN digest, DROP COLUMN held, DROP COLUMN begun_at, DROP COLUMN begun, DROP COLUMN spent,
        DROP COLUMN language, DROP COLUMN owner,
        ALTER COLUMN channel SET NOT NULL,
        DROP CONSTRAINT message_status_check, ADD CONSTRAINT message_status_check CHECK (status IN ('queued', 'sent', 'failed')),
        DROP CONSTRAINT message_channel_check, ADD CONSTRAINT message_channel_check CHECK (channel IN ('sms', 'inbox')),
        ADD CONSTRAINT message_once UNIQUE (fact_id, channel, template);
    `);
  }
}
