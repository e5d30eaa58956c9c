import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A parcel under way is asked for when the courier tells nothing of it. Those that are there are asked for two days after they were taken. */
export class TrackParcels1760000043000 implements MigrationInterface {
  name = 'TrackParcels1760000043000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE parcel DROP CONSTRAINT parcel_check, ADD COLUMN heard_at timestamptz(3), ADD COLUMN overdue_since timestamptz(3);
      UPDATE parcel SET heard_at = accepted_at, tries = 0, due_at = CASE WHEN status IN ('accepted', 'in-transit') THEN accepted_at + interval '2 days' END WHERE accepted_at IS NOT NULL;
      ALTER TABLE parcel
        ADD CONSTRAINT parcel_asked CHECK (CASE WHEN status = 'requested' THEN due_at IS NOT NULL ELSE due_at IS NULL OR status IN ('accepted', 'in-transit') END),
        ADD CONSTRAINT parcel_heard CHECK ((heard_at IS NULL) = (accepted_at IS NULL)),
        ADD CONSTRAINT parcel_overdue CHECK (overdue_since IS NULL OR status IN ('accepted', 'in-transit'));
      DROP INDEX parcel_due;
      CREATE INDEX parcel_due ON parcel (due_at, id) WHERE due_at IS NOT NULL;
      CREATE INDEX parcel_overdue ON parcel (region, id) WHERE overdue_since IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX parcel_overdue, parcel_due;
      ALTER TABLE parcel DROP CONSTRAINT parcel_asked, DROP CONSTRAINT parcel_overdue, DROP COLUMN heard_at, DROP COLUMN overdue_since;
      UPDATE parcel SET due_at = NULL WHERE status <> 'requested';
      ALTER TABLE parcel ADD CONSTRAINT parcel_check CHECK ((status = 'requested') = (due_at IS NOT NULL));
      CREATE INDEX parcel_due ON parcel (due_at, id) WHERE status = 'requested';
    `);
  }
}
