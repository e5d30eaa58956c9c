import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parcels that requisitions are posted in. Never edited once released. */
export class CreateParcels1760000003000 implements MigrationInterface {
  name = 'CreateParcels1760000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE parcel (
        id uuid PRIMARY KEY,
        requisition uuid NOT NULL REFERENCES requisition,
        attempt int NOT NULL CHECK (attempt > 0),
        -- The numbers that are in it.
        serials jsonb NOT NULL,
        status text NOT NULL CHECK (status IN ('requested', 'accepted', 'in-transit', 'signed-for', 'returned', 'lost', 'refused')),
        waybill text,
        steps jsonb NOT NULL,
        -- When delivery is asked to send it; null once it has taken it.
        due_at timestamptz(3),
        tries int NOT NULL,
        CONSTRAINT parcel_attempt_once UNIQUE (requisition, attempt)
      );
      CREATE UNIQUE INDEX parcel_under_way_once ON parcel (requisition) WHERE status IN ('requested', 'accepted', 'in-transit');
      CREATE INDEX parcel_due ON parcel (due_at, id) WHERE due_at IS NOT NULL;
      CREATE INDEX requisition_issued_month ON requisition (month, region);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Parcels are not taken back: they are records of what was sent');
  }
}
