import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateUploads1760000003000 implements MigrationInterface {
  name = 'CreateUploads1760000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Uploads that are not finished. The bytes lie beside, under the id; the row comes before them and goes after them.
      CREATE TABLE upload (
        id uuid PRIMARY KEY,
        owner_kind text NOT NULL,
        owner_id text NOT NULL,
        name bytea NOT NULL,
        bytes bigint NOT NULL CHECK (bytes > 0),
        created_at timestamptz(3) NOT NULL
      );
      CREATE INDEX upload_age ON upload (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE upload');
  }
}
