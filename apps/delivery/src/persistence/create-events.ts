import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events for partner apps: the feed, and what is sent of it to webhooks. */
export class CreateEvents1760000009000 implements MigrationInterface {
  name = 'CreateEvents1760000009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Through which app an entity came: the app that the first fact about it names.
      CREATE TABLE event_subject (
        entity text PRIMARY KEY,
        app text NOT NULL
      );

      -- The last place given in each app's feed. Its row is locked until the event that takes a place commits, so places become visible in
      -- their order and whoever has read one misses none before it.
      CREATE TABLE event_feed (
        app text PRIMARY KEY,
        place bigint NOT NULL
      );

      CREATE TABLE event (
        app text NOT NULL,
        place bigint NOT NULL,
        id uuid NOT NULL UNIQUE,
        type text NOT NULL,
        at timestamptz(3) NOT NULL,
        body text NOT NULL,
        PRIMARY KEY (app, place)
      );
      CREATE INDEX event_age ON event (at);

      CREATE TABLE webhook (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        app text NOT NULL,
        url text NOT NULL,
        types text[] NOT NULL,
        description text,
        disabled_by text CHECK (disabled_by IN ('owner', 'gone', 'failing')),
        failing_since timestamptz(3),
        created_at timestamptz(3) NOT NULL
      );
      CREATE INDEX webhook_app ON webhook (app, id);

      CREATE TABLE webhook_secret (
        webhook uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
        secret bytea NOT NULL,
        added_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3)
      );
      CREATE INDEX webhook_secret_webhook ON webhook_secret (webhook);

      CREATE TABLE webhook_delivery (
        id uuid PRIMARY KEY,
        webhook uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
        event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE,
        place bigint NOT NULL,
        status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'delivered', 'failed')),
        failures int NOT NULL DEFAULT 0,
        due_at timestamptz(3) NOT NULL,
        UNIQUE (webhook, event_id)
      );
      CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook, due_at, place) WHERE status = 'pending';
      CREATE INDEX webhook_delivery_log ON webhook_delivery (webhook, id);
      CREATE INDEX webhook_delivery_event ON webhook_delivery (event_id);

      CREATE TABLE webhook_attempt (
        delivery uuid NOT NULL REFERENCES webhook_delivery ON DELETE CASCADE,
        at timestamptz(3) NOT NULL,
        status int,
        error text,
        milliseconds int NOT NULL
      );
      CREATE INDEX webhook_attempt_delivery ON webhook_attempt (delivery, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhook_attempt, webhook_delivery, webhook_secret, webhook, event, event_feed, event_subject');
  }
}
