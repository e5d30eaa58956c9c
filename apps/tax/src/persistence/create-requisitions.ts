import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies, stock and requisitions. Never edited once released. */
export class CreateRequisitions1760000002000 implements MigrationInterface {
  name = 'CreateRequisitions1760000002000';

  async up(runner: QueryRunner): Promise<void> {
    // btree_gist lets an exclusion constraint compare codes and ranges; it is a trusted extension, so the owner may create it.
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE TABLE invoice_policy (
        id uuid PRIMARY KEY,
        region text NOT NULL,
        title text NOT NULL,
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3),
        rules jsonb NOT NULL,
        published_at timestamptz(3) NOT NULL,
        published_by text NOT NULL,
        CONSTRAINT invoice_policy_ends CHECK (ends_at > starts_at),
        CONSTRAINT invoice_policy_once EXCLUDE USING gist (region WITH =, tstzrange(starts_at, ends_at) WITH &&)
      );

      CREATE TABLE requisition (
        id uuid PRIMARY KEY,
        version int NOT NULL CHECK (version > 0),
        taxpayer uuid NOT NULL REFERENCES taxpayer,
        region text NOT NULL,
        channel text NOT NULL CHECK (channel IN ('online', 'counter')),
        status text NOT NULL CHECK (status IN ('refused', 'waiting', 'withdrawn', 'issued', 'posted', 'signed-for', 'handed-over', 'returned', 'restocked',
          'lost', 'written-off')),
        lines jsonb NOT NULL,
        address uuid REFERENCES delivery_address,
        actor text NOT NULL,
        question jsonb NOT NULL,
        office jsonb,
        month text NOT NULL CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
        requested_at timestamptz(3) NOT NULL,
        promised_at timestamptz(3),
        escalated_at timestamptz(3),
        issued_at timestamptz(3),
        office_minutes double precision CHECK (office_minutes >= 0),
        serials jsonb NOT NULL,
        decisions jsonb NOT NULL,
        CONSTRAINT requisition_posted CHECK ((address IS NOT NULL) = (channel = 'online')),
        CONSTRAINT requisition_issued CHECK ((issued_at IS NULL) = (status IN ('refused', 'waiting', 'withdrawn')))
      ) WITH (fillfactor = 70);
      CREATE INDEX requisition_taxpayer ON requisition (taxpayer, id);
      CREATE INDEX requisition_month ON requisition (taxpayer, month);
      CREATE INDEX requisition_queue ON requisition (region, status, id);

      CREATE TABLE stock_import (
        id uuid PRIMARY KEY,
        region text NOT NULL,
        code text NOT NULL CHECK (code ~ '^[0-9]{10}([0-9]{2})?$'),
        type text NOT NULL,
        serials int8range NOT NULL CHECK (NOT isempty(serials) AND lower(serials) >= 0 AND upper(serials) <= 100000000),
        imported_at timestamptz(3) NOT NULL,
        imported_by text NOT NULL,
        CONSTRAINT stock_import_once EXCLUDE USING gist (code WITH =, serials WITH &&),
        CONSTRAINT stock_code_of_one_type EXCLUDE USING gist (code WITH =, type WITH <>)
      );

      CREATE TABLE loss_notice (
        id uuid PRIMARY KEY,
        region text NOT NULL,
        code text NOT NULL,
        type text NOT NULL,
        serials int8range NOT NULL,
        zh text NOT NULL,
        en text NOT NULL,
        published_at timestamptz(3) NOT NULL,
        published_by text NOT NULL
      );

      -- Every number of the stock lies in exactly one range; that it lies in no two is held here, whoever writes.
      CREATE TABLE stock_range (
        id uuid PRIMARY KEY,
        region text NOT NULL,
        code text NOT NULL,
        type text NOT NULL,
        serials int8range NOT NULL CHECK (NOT isempty(serials) AND lower(serials) >= 0 AND upper(serials) <= 100000000),
        state text NOT NULL CHECK (state IN ('held', 'issued', 'void', 'lost')),
        requisition uuid REFERENCES requisition,
        notice uuid REFERENCES loss_notice,
        since timestamptz(3) NOT NULL,
        CONSTRAINT stock_number_once EXCLUDE USING gist (code WITH =, serials WITH &&),
        CONSTRAINT stock_held_by_nobody CHECK (state <> 'held' OR requisition IS NULL),
        CONSTRAINT stock_issued_to CHECK (state <> 'issued' OR requisition IS NOT NULL),
        CONSTRAINT stock_lost_publicly CHECK ((state = 'lost') = (notice IS NOT NULL))
      ) WITH (fillfactor = 70);
      CREATE INDEX stock_held ON stock_range (region, type, code, lower(serials)) WHERE state = 'held';
      CREATE INDEX stock_requisition ON stock_range (requisition) WHERE requisition IS NOT NULL;
      CREATE INDEX stock_region ON stock_range (region, state, id);

      CREATE TABLE stock_movement (
        id uuid PRIMARY KEY,
        at timestamptz(3) NOT NULL,
        code text NOT NULL,
        serials int8range NOT NULL,
        from_state text NOT NULL,
        to_state text NOT NULL,
        from_region text NOT NULL,
        to_region text NOT NULL,
        requisition uuid,
        moved_by text NOT NULL,
        reason text NOT NULL
      );
      CREATE INDEX stock_movement_code ON stock_movement USING gist (code, serials);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Requisitions are not taken back: they are records of decisions');
  }
}
