import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the simulated providers of a sandbox have yet to tell by themselves, and how often they were given what they refuse at first. */
export class BehaveByValue1760000042000 implements MigrationInterface {
  name = 'BehaveByValue1760000042000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sandbox_outbox ADD COLUMN tells text CHECK (tells IN ('delivered', 'undelivered'));
      CREATE INDEX sandbox_outbox_tells ON sandbox_outbox (message_id) WHERE tells IS NOT NULL;
      CREATE TABLE sandbox_try (message_id uuid PRIMARY KEY, tries int NOT NULL);

      -- What happens to a parcel there; told by a call-back unless that was made, or never is.
      CREATE TABLE sandbox_event (
        id text PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES sandbox_order ON DELETE CASCADE,
        status text NOT NULL CHECK (status IN ('in-transit', 'signed-for', 'returned', 'lost')),
        at timestamptz(3) NOT NULL,
        to_tell boolean NOT NULL
      );
      CREATE INDEX sandbox_event_to_tell ON sandbox_event (at, id) WHERE to_tell;
      CREATE INDEX sandbox_event_order ON sandbox_event (order_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sandbox_event, sandbox_try; ALTER TABLE sandbox_outbox DROP COLUMN tells');
  }
}
