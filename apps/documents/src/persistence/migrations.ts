import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CreateCertificateOrders1760000012000 } from './create-certificate-orders.ts';
import { FindGivenUpOrders1760000040000 } from './find-given-up-orders.ts';
import { StampAnchors1760000014000 } from './stamp-anchors.ts';
import { CreateCertificates1760000011000 } from './create-certificates.ts';
import { CreateFiles1760000002000 } from './create-files.ts';
import { CreateChains1760000010000 } from './create-chains.ts';
import { CreateUploads1760000003000 } from './create-uploads.ts';

export class CreateSealingTables1760000001000 implements MigrationInterface {
  name = 'CreateSealingTables1760000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sealing_key (
        kid text PRIMARY KEY CHECK (kid ~ '^[A-Za-z0-9_-]{1,16}$'),
        public jsonb NOT NULL,
        private bytea NOT NULL,
        created_at timestamptz(3) NOT NULL,
        retired_at timestamptz(3)
      );
      -- Two replicas that start together cannot both make the first key.
      CREATE UNIQUE INDEX sealing_key_active ON sealing_key ((true)) WHERE retired_at IS NULL;

      -- A sequence and not a counter in the list's row: hundreds of grants a second would queue at that row.
      CREATE SEQUENCE credential_slot MINVALUE 0 START 0;

      CREATE TABLE status_list (
        number int PRIMARY KEY CHECK (number > 0),
        version int NOT NULL CHECK (version > 0),
        kept_from int NOT NULL CHECK (kept_from BETWEEN 1 AND version),
        changed_at timestamptz(3) NOT NULL
      );

      -- No foreign keys to the list and to the key: each seal would lock the same two rows. Neither is ever deleted.
      CREATE TABLE credential (
        pass_id uuid NOT NULL,
        pass_version int NOT NULL,
        list int NOT NULL,
        index int NOT NULL CHECK (index BETWEEN 0 AND 65535),
        status smallint NOT NULL DEFAULT 0 CHECK (status BETWEEN 0 AND 2),
        kid text NOT NULL,
        qr_hash bytea NOT NULL CHECK (octet_length(qr_hash) = 32),
        sealed_at timestamptz(3) NOT NULL,
        expires timestamptz(3) NOT NULL,
        PRIMARY KEY (pass_id, pass_version),
        CONSTRAINT credential_place UNIQUE (list, index)
      );
      CREATE INDEX credential_not_valid ON credential (list, index, status) WHERE status <> 0;
      CREATE INDEX credential_living ON credential (list, expires);
      -- One live code per pass: the one before is revoked before the next is sealed.
      CREATE UNIQUE INDEX credential_live ON credential (pass_id) WHERE status = 0;

      CREATE TABLE status_change (
        list int NOT NULL REFERENCES status_list,
        version int NOT NULL,
        index int NOT NULL,
        status smallint NOT NULL,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (list, version, index)
      );
      CREATE INDEX status_change_age ON status_change USING brin (at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE status_change, credential, status_list, sealing_key; DROP SEQUENCE credential_slot');
  }
}

export const migrations = [CreateSealingTables1760000001000, CreateFiles1760000002000, CreateUploads1760000003000, CreateChains1760000010000, CreateCertificates1760000011000, CreateCertificateOrders1760000012000, StampAnchors1760000014000, FindGivenUpOrders1760000040000];
