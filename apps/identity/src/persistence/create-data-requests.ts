import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people ask about their data, and what each service answered. */
export class CreateDataRequests1760000005000 implements MigrationInterface {
  name = 'CreateDataRequests1760000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE data_request (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        person_id uuid NOT NULL REFERENCES person,
        kind text NOT NULL CHECK (kind IN ('export', 'erasure')),
        status text NOT NULL CHECK (status IN ('collecting', 'ready', 'expired', 'cooling', 'erasing', 'erased', 'withdrawn')),
        client text NOT NULL,
        asked_at timestamptz(3) NOT NULL,
        due text NOT NULL,
        why jsonb NOT NULL,
        begins_at timestamptz(3),
        expires_at timestamptz(3),
        overdue_at timestamptz(3),
        finished_at timestamptz(3),
        receipt_digest bytea CONSTRAINT data_request_receipt_once UNIQUE,
        CHECK ((kind = 'export') = (status IN ('collecting', 'ready', 'expired'))),
        CHECK ((kind = 'export') = (expires_at IS NOT NULL) AND (kind = 'erasure') = (begins_at IS NOT NULL AND receipt_digest IS NOT NULL))
      );
      CREATE INDEX data_request_person ON data_request (person_id, id);
      CREATE UNIQUE INDEX data_request_open_once ON data_request (person_id, kind) WHERE status IN ('collecting', 'cooling', 'erasing');

      CREATE TABLE data_request_share (
        request_id uuid NOT NULL REFERENCES data_request,
        service text NOT NULL,
        version int NOT NULL,
        parts int NOT NULL,
        counts jsonb NOT NULL,
        kept jsonb NOT NULL,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (request_id, service)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE data_request_share, data_request');
  }
}
