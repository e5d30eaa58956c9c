import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AllowGovernmentHeads1760000004000 } from './allow-government-heads.ts';
import { CloseAccounts1760000006000 } from './close-accounts.ts';
import { CreateDataRequests1760000005000 } from './create-data-requests.ts';

/**
 * Personal data stands in bytea columns sealed by the field cipher, with a keyed digest (`…_index`) where it is looked up by and a
 * masked copy where it is shown. What oidc-provider stores is sealed whole: its rows hold whatever a client put into a request.
 */
export class CreateIdentityTables1760000001000 implements MigrationInterface {
  name = 'CreateIdentityTables1760000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE TABLE person (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        name bytea,
        name_masked text,
        resident_id bytea,
        resident_id_masked text,
        resident_id_index bytea CONSTRAINT person_resident_id_once UNIQUE,
        mobile bytea,
        mobile_masked text,
        mobile_index bytea CONSTRAINT person_mobile_once UNIQUE,
        level smallint NOT NULL CHECK (level BETWEEN 0 AND 3),
        made_by text,
        test boolean NOT NULL DEFAULT false,
        created_at timestamptz(3) NOT NULL,
        CHECK (level = 0 OR name IS NOT NULL),
        CHECK (level < 2 OR resident_id IS NOT NULL),
        CHECK ((mobile IS NULL) = (mobile_index IS NULL) AND (resident_id IS NULL) = (resident_id_index IS NULL))
      );
      CREATE INDEX person_made_by ON person (made_by, id) WHERE test;

      CREATE TABLE enterprise (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        uscc text NOT NULL CONSTRAINT enterprise_uscc_once UNIQUE,
        name text NOT NULL,
        made_by text,
        test boolean NOT NULL DEFAULT false,
        created_at timestamptz(3) NOT NULL
      );
      CREATE INDEX enterprise_made_by ON enterprise (made_by, id) WHERE test;

      CREATE TABLE officer (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        name bytea NOT NULL,
        name_masked text NOT NULL,
        mobile bytea NOT NULL,
        mobile_masked text NOT NULL,
        mobile_index bytea NOT NULL CONSTRAINT officer_mobile_once UNIQUE,
        department text NOT NULL,
        region text NOT NULL CHECK (region ~ '^[1-9][0-9]{5}$'),
        roles text[] NOT NULL CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['clerk', 'reviewer', 'head', 'inspector', 'community-worker']),
        made_by text,
        test boolean NOT NULL DEFAULT false,
        created_at timestamptz(3) NOT NULL
      );
      CREATE INDEX officer_made_by ON officer (made_by, id) WHERE test;

      CREATE TABLE mandate (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        enterprise_id uuid NOT NULL REFERENCES enterprise,
        agent_id uuid NOT NULL REFERENCES person,
        role text NOT NULL CHECK (role IN ('owner', 'agent')),
        scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
        starts timestamptz(3) NOT NULL,
        ends timestamptz(3) NOT NULL,
        ended_at timestamptz(3),
        granted_by text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CHECK (ends > starts),
        CONSTRAINT mandate_overlap EXCLUDE USING gist (enterprise_id WITH =, agent_id WITH =,
          tstzrange(starts, CASE WHEN ended_at IS NULL THEN ends ELSE greatest(starts, ended_at) END) WITH &&)
      );
      CREATE INDEX mandate_agent ON mandate (agent_id, id);
      CREATE INDEX mandate_enterprise ON mandate (enterprise_id, id);

      CREATE TABLE consent (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        worker_id uuid NOT NULL REFERENCES officer,
        person_id uuid NOT NULL REFERENCES person,
        purpose text NOT NULL,
        scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
        form text NOT NULL CHECK (form IN ('signed', 'spoken', 'recorded', 'video')),
        recorded_at timestamptz(3) NOT NULL,
        until timestamptz(3) NOT NULL,
        revoked_at timestamptz(3),
        CHECK (until > recorded_at)
      );
      CREATE INDEX consent_worker ON consent (worker_id, id);
      CREATE INDEX consent_person ON consent (person_id, id);

      CREATE TABLE app (
        id text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9-]{2,59}$'),
        version int NOT NULL,
        kind text NOT NULL CHECK (kind IN ('app', 'operator')),
        name_zh text NOT NULL,
        name_en text NOT NULL,
        authentication text NOT NULL CHECK (authentication IN ('client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none')),
        secret_hash bytea,
        jwks jsonb NOT NULL,
        grant_types text[] NOT NULL,
        redirect_uris text[] NOT NULL,
        callback_urls text[] NOT NULL,
        scopes text[] NOT NULL,
        may_vouch boolean NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CHECK ((authentication IN ('client_secret_basic', 'client_secret_post')) = (secret_hash IS NOT NULL))
      );

      CREATE TABLE oidc_record (
        id bytea PRIMARY KEY,
        type text NOT NULL,
        sealed bytea NOT NULL,
        grant_ref bytea,
        uid_ref bytea,
        account_id text,
        client_id text,
        expires_at timestamptz(3) NOT NULL,
        consumed_at timestamptz(3)
      );
      CREATE INDEX oidc_record_grant ON oidc_record (grant_ref) WHERE grant_ref IS NOT NULL;
      CREATE UNIQUE INDEX oidc_record_uid ON oidc_record (uid_ref) WHERE uid_ref IS NOT NULL;
      CREATE INDEX oidc_record_account ON oidc_record (account_id) WHERE account_id IS NOT NULL;
      CREATE INDEX oidc_record_expiry ON oidc_record (expires_at);

      CREATE TABLE signing_key (
        kid text PRIMARY KEY,
        private bytea NOT NULL,
        signs_from timestamptz(3) NOT NULL,
        created_at timestamptz(3) NOT NULL
      );

      CREATE TABLE server_secret (
        name text PRIMARY KEY,
        value bytea NOT NULL
      );

      CREATE TABLE sign_in_code (
        id uuid PRIMARY KEY,
        interaction_ref bytea NOT NULL,
        mobile bytea NOT NULL,
        mobile_index bytea NOT NULL,
        address_index bytea NOT NULL,
        code_index bytea NOT NULL,
        attempts smallint NOT NULL DEFAULT 0 CHECK (attempts BETWEEN 0 AND 5),
        counted boolean NOT NULL DEFAULT true,
        created_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        used_at timestamptz(3)
      );
      CREATE INDEX sign_in_code_mobile ON sign_in_code (mobile_index, created_at);
      CREATE INDEX sign_in_code_address ON sign_in_code (address_index, created_at);
      CREATE INDEX sign_in_code_interaction ON sign_in_code (interaction_ref, created_at);

      CREATE TABLE access_revocation (
        subject text PRIMARY KEY,
        before timestamptz(3) NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE access_revocation, sign_in_code, server_secret, signing_key, oidc_record, app, consent, mandate, officer, enterprise, person`,
    );
  }
}

/** Where the sandbox's clock is being moved to: at most one row, and none in production. */
export class CreateClockTarget1760000002000 implements MigrationInterface {
  name = 'CreateClockTarget1760000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE clock_target (one boolean PRIMARY KEY DEFAULT true CHECK (one), target timestamptz(3) NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE clock_target');
  }
}

export const migrations = [CreateIdentityTables1760000001000, CreateClockTarget1760000002000, AllowGovernmentHeads1760000004000, CreateDataRequests1760000005000, CloseAccounts1760000006000];
