import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Taxpayers with their grades, addresses and entitlements. Never edited once released. */
export class CreateTaxpayers1760000001000 implements MigrationInterface {
  name = 'CreateTaxpayers1760000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE taxpayer (
        id uuid CONSTRAINT taxpayer_once PRIMARY KEY,
        version int NOT NULL CHECK (version > 0),
        uscc text NOT NULL,
        name text NOT NULL,
        region text NOT NULL,
        registered_at timestamptz(3) NOT NULL
      );

      CREATE TABLE credit_grade (
        taxpayer uuid NOT NULL REFERENCES taxpayer,
        starts_on date NOT NULL,
        grade text NOT NULL CHECK (grade IN ('A', 'B', 'M', 'C', 'D')),
        ground text NOT NULL CHECK (ground IN ('score', 'no-revenue', 'new', 'direct')),
        score int CHECK (score BETWEEN 0 AND 100),
        reason text NOT NULL,
        officer text,
        recorded_at timestamptz(3) NOT NULL,
        CONSTRAINT credit_grade_scored CHECK ((score IS NOT NULL) = (ground IN ('score', 'no-revenue')))
      );
      -- The grade of a new taxpayer holds until the first evaluation, whatever the days.
      CREATE UNIQUE INDEX credit_grade_once ON credit_grade (taxpayer, starts_on) WHERE ground <> 'new';
      CREATE UNIQUE INDEX credit_grade_new_once ON credit_grade (taxpayer) WHERE ground = 'new';

      CREATE TABLE delivery_address (
        id uuid PRIMARY KEY,
        taxpayer uuid NOT NULL REFERENCES taxpayer,
        region text NOT NULL,
        sealed bytea NOT NULL,
        line_masked text NOT NULL,
        recipient_masked text NOT NULL,
        mobile_masked text NOT NULL,
        added_at timestamptz(3) NOT NULL,
        removed_at timestamptz(3)
      );
      CREATE INDEX delivery_address_taxpayer ON delivery_address (taxpayer, id);

      CREATE TABLE entitlement (
        id uuid PRIMARY KEY,
        version int NOT NULL CHECK (version > 0),
        taxpayer uuid NOT NULL REFERENCES taxpayer,
        region text NOT NULL,
        type text NOT NULL,
        status text NOT NULL CHECK (status IN ('requested', 'confirmed', 'refused', 'replaced')),
        monthly_quantity int NOT NULL CHECK (monthly_quantity > 0),
        highest_amount numeric(15, 2) NOT NULL CHECK (highest_amount > 0),
        requested_at timestamptz(3) NOT NULL,
        due date NOT NULL,
        why jsonb NOT NULL,
        overdue_at timestamptz(3),
        decided_at timestamptz(3),
        officer text,
        reason text,
        CONSTRAINT entitlement_decided CHECK ((decided_at IS NULL) = (status = 'requested'))
      );
      CREATE UNIQUE INDEX entitlement_open_once ON entitlement (taxpayer, type) WHERE status = 'requested';
      CREATE UNIQUE INDEX entitlement_confirmed_once ON entitlement (taxpayer, type) WHERE status = 'confirmed';
      CREATE INDEX entitlement_taxpayer ON entitlement (taxpayer, id);
      CREATE INDEX entitlement_queue ON entitlement (region, id) WHERE status = 'requested';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Taxpayers are not taken back: they are records of decisions');
  }
}
