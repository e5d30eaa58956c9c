import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an authority for time stamps answered about an anchor: kept as it came, and like the anchor never changed. */
export class StampAnchors1760000014000 implements MigrationInterface {
  name = 'StampAnchors1760000014000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE anchor_stamp (
        anchor int PRIMARY KEY REFERENCES chain_anchor,
        response bytea NOT NULL CHECK (octet_length(response) <= 65536),
        stamped_at timestamptz(3) NOT NULL
      );
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON anchor_stamp FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON anchor_stamp FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE anchor_stamp');
  }
}
