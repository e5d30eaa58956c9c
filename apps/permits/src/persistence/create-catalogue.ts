import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The catalogue of service matters. A version of a matter is in force from `valid_from` until the day before `valid_until`; one that was
 * replaced before it ever was in force, or on its first day, ends as it starts. Nothing is ever taken away: cases keep their version.
 */
export class CreateCatalogue1760000002000 implements MigrationInterface {
  name = 'CreateCatalogue1760000002000';

  async up(runner: QueryRunner): Promise<void> {
    // The entry is text: a form shows its fields in the order in which they were written, which jsonb forgets.
    await runner.query(`
      CREATE TABLE catalogue (
        id boolean PRIMARY KEY DEFAULT true CHECK (id),
        version int NOT NULL
      );
      INSERT INTO catalogue (version) VALUES (0);

      CREATE TABLE department (
        code text COLLATE "C" PRIMARY KEY,
        name_zh text NOT NULL,
        name_en text NOT NULL,
        region text NOT NULL,
        digest bytea NOT NULL
      );

      CREATE TABLE theme (
        code text COLLATE "C" PRIMARY KEY,
        place int GENERATED ALWAYS AS IDENTITY,
        name_zh text NOT NULL,
        name_en text NOT NULL,
        digest bytea NOT NULL
      );

      CREATE TABLE matter_version (
        code text COLLATE "C" NOT NULL CHECK (code ~ '^[0-9A-Z]{12,31}$'),
        version int NOT NULL CHECK (version > 0),
        valid_from date NOT NULL,
        valid_until date NOT NULL,
        department text COLLATE "C" NOT NULL REFERENCES department,
        region text NOT NULL,
        audience text NOT NULL CHECK (audience IN ('person', 'enterprise', 'both')),
        kind text NOT NULL CHECK (kind IN ('immediate', 'promised')),
        legal_period int NOT NULL CHECK (legal_period >= 0),
        promised_period int NOT NULL,
        themes text[] COLLATE "C" NOT NULL,
        title_zh text NOT NULL,
        title_en text NOT NULL,
        entry text NOT NULL,
        digest bytea NOT NULL,
        PRIMARY KEY (code, version),
        CHECK (valid_until >= valid_from),
        CHECK (promised_period BETWEEN 0 AND legal_period),
        CONSTRAINT matter_one_in_force EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_until) WITH &&)
      );
      CREATE INDEX matter_department ON matter_version (department, code);
      CREATE INDEX matter_themes ON matter_version USING gin (themes);
    `);
  }

  async down(): Promise<void> {
    throw new Error('The catalogue is not taken back: cases were decided by its versions');
  }
}
