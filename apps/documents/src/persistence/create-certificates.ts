import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCertificates1760000011000 implements MigrationInterface {
  name = 'CreateCertificates1760000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Certificates have credentials, too: what a pass had alone gets a name for both.
      ALTER TABLE credential RENAME COLUMN pass_id TO entity;
      ALTER TABLE credential RENAME COLUMN pass_version TO entity_version;
      ALTER TABLE credential RENAME COLUMN qr_hash TO hash;
      CREATE SEQUENCE certificate_slot MINVALUE 0 START 0;
      CREATE SEQUENCE certificate_serial MAXVALUE 99999999;

      CREATE TABLE certificate (
        id uuid PRIMARY KEY,
        version int NOT NULL CHECK (version > 0),
        status text NOT NULL CHECK (status IN ('requested', 'sealed', 'superseded', 'revoked', 'faulty')),
        issuer text NOT NULL,
        basis uuid NOT NULL,
        number text NOT NULL CHECK (number ~ '^[1-9][0-9]{19}$'),
        kind text NOT NULL,
        template_version int NOT NULL,
        department text NOT NULL,
        region text NOT NULL CHECK (region ~ '^[1-9][0-9]{5}$'),
        holder_kind text NOT NULL CHECK (holder_kind IN ('person', 'enterprise')),
        holder_id uuid NOT NULL,
        valid_from text NOT NULL CHECK (valid_from ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
        valid_until text CHECK (valid_until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' AND valid_until >= valid_from),
        -- What is printed, with the verification code: encrypted.
        content bytea NOT NULL,
        content_digest bytea NOT NULL CHECK (octet_length(content_digest) = 32),
        code_digest bytea NOT NULL CHECK (octet_length(code_digest) = 32),
        issued_at timestamptz(3) NOT NULL,
        sealed_at timestamptz(3),
        sha256 bytea CHECK (octet_length(sha256) = 32),
        bytes int CHECK (bytes > 0),
        blob text REFERENCES blob (key),
        seal text,
        missing text[] NOT NULL DEFAULT '{}',
        revoked_at timestamptz(3),
        revoked_category text,
        revoked_reason bytea,
        supersedes uuid REFERENCES certificate,
        superseded_by uuid REFERENCES certificate,
        superseded_at timestamptz(3),
        fault text,
        -- When it is rendered next, while it is requested.
        due_at timestamptz(3) NOT NULL,
        tries int NOT NULL DEFAULT 0,
        CONSTRAINT certificate_number UNIQUE (number),
        CONSTRAINT certificate_basis UNIQUE (issuer, basis),
        CONSTRAINT certificate_sealed_whole CHECK (num_nonnulls(sealed_at, sha256, bytes, blob, seal) = CASE WHEN sealed_at IS NULL THEN 0 ELSE 5 END),
        CONSTRAINT certificate_sealed CHECK (status NOT IN ('sealed', 'superseded') OR sealed_at IS NOT NULL),
        CONSTRAINT certificate_revoked CHECK ((status = 'revoked') = (revoked_at IS NOT NULL) AND num_nonnulls(revoked_at, revoked_category, revoked_reason) IN (0, 3)),
        CONSTRAINT certificate_superseded CHECK ((status <> 'superseded') OR superseded_at IS NOT NULL),
        CONSTRAINT certificate_faulty CHECK ((status = 'faulty') = (fault IS NOT NULL))
      );
      -- One certificate follows another: two that follow it would both be the present one. A faulty or revoked one follows nothing.
      CREATE UNIQUE INDEX certificate_follows ON certificate (supersedes) WHERE status IN ('requested', 'sealed', 'superseded');
      CREATE UNIQUE INDEX certificate_bytes ON certificate (sha256);
      CREATE INDEX certificate_holder ON certificate (holder_id, id);
      CREATE INDEX certificate_department ON certificate (department, id);
      CREATE INDEX certificate_due ON certificate (due_at) WHERE status = 'requested';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE certificate; DROP SEQUENCE certificate_slot, certificate_serial;
      ALTER TABLE credential RENAME COLUMN entity TO pass_id;
      ALTER TABLE credential RENAME COLUMN entity_version TO pass_version;
      ALTER TABLE credential RENAME COLUMN hash TO qr_hash;
    `);
  }
}
