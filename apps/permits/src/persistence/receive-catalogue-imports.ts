import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of the catalogue in parts: what has come, until all of it is published at once. */
export class ReceiveCatalogueImports1760000007000 implements MigrationInterface {
  name = 'ReceiveCatalogueImports1760000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE catalogue_import (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('departments', 'themes', 'matters')),
        owner text NOT NULL,
        status text NOT NULL CHECK (status IN ('open', 'published', 'dropped')),
        opened_at timestamptz(3) NOT NULL
      );
      CREATE TABLE catalogue_import_part (
        import_id uuid NOT NULL REFERENCES catalogue_import,
        part int NOT NULL CHECK (part > 0),
        rows int NOT NULL,
        faulty int NOT NULL,
        unlisted int NOT NULL,
        faults json NOT NULL,
        PRIMARY KEY (import_id, part)
      );
      CREATE TABLE catalogue_import_row (
        import_id uuid NOT NULL,
        part int NOT NULL,
        line int NOT NULL,
        code text COLLATE "C" NOT NULL,
        key text COLLATE "C" NOT NULL,
        valid_from text NOT NULL,
        region text,
        entry text NOT NULL,
        digest bytea NOT NULL,
        PRIMARY KEY (import_id, part, line),
        FOREIGN KEY (import_id, part) REFERENCES catalogue_import_part ON DELETE CASCADE
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE catalogue_import_row, catalogue_import_part, catalogue_import');
  }
}
