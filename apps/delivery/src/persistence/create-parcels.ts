import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateParcels1760000010000 implements MigrationInterface {
  name = 'CreateParcels1760000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE parcel (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        status text NOT NULL CHECK (status IN ('requested', 'accepted', 'in-transit', 'signed-for', 'returned', 'lost', 'refused')),
        owner_kind text NOT NULL CHECK (owner_kind IN ('person', 'enterprise')),
        owner_id uuid NOT NULL,
        region text NOT NULL,
        reference text NOT NULL,
        contents text NOT NULL,
        -- Whom and where: sealed, as is the way, which tells of the place.
        address bytea NOT NULL,
        request bytea NOT NULL,
        courier text NOT NULL,
        waybill text,
        moves bytea NOT NULL,
        requested_at timestamptz(3) NOT NULL,
        accepted_at timestamptz(3),
        tries int NOT NULL DEFAULT 0,
        due_at timestamptz(3),
        error text,
        CONSTRAINT parcel_waybill_once UNIQUE (courier, waybill),
        CHECK ((status = 'requested') = (due_at IS NOT NULL)),
        CHECK ((status IN ('requested', 'refused')) = (waybill IS NULL)),
        CHECK ((waybill IS NULL) = (accepted_at IS NULL))
      );
      CREATE INDEX parcel_due ON parcel (due_at, id) WHERE status = 'requested';
      CREATE INDEX parcel_owner ON parcel (owner_id, id);
      CREATE INDEX parcel_region ON parcel (region, id);

      -- What the simulated courier was given; one order is one waybill.
      CREATE TABLE sandbox_order (
        order_id uuid PRIMARY KEY,
        waybill text NOT NULL UNIQUE,
        content bytea NOT NULL,
        at timestamptz(3) NOT NULL
      );
      ALTER TABLE channel_fault DROP CONSTRAINT channel_fault_channel_check,
        ADD CONSTRAINT channel_fault_channel_check CHECK (channel IN ('sms', 'email', 'inbox', 'post'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE sandbox_order, parcel;
      DELETE FROM channel_fault WHERE channel IN ('email', 'post');
      ALTER TABLE channel_fault DROP CONSTRAINT channel_fault_channel_check,
        ADD CONSTRAINT channel_fault_channel_check CHECK (channel IN ('sms', 'inbox'));
    `);
  }
}
