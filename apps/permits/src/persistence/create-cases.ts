import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cases (办件), the tasks that departments have in them, and what happened. What was filled in is sealed in its column; dates are
 * legal days, YYYY-MM-DD, which compare as text.
 */
export class CreateCases1760000003000 implements MigrationInterface {
  name = 'CreateCases1760000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE service_case (
        id uuid PRIMARY KEY,
        version int NOT NULL CHECK (version > 0),
        status text NOT NULL CHECK (status IN ('draft', 'submitted', 'supplement', 'accepted', 'suspended', 'granted', 'refused', 'not-accepted', 'withdrawn', 'lapsed', 'expired')),
        matter_code text COLLATE "C" NOT NULL,
        matter_version int NOT NULL,
        title jsonb NOT NULL,
        plan jsonb NOT NULL,
        department text COLLATE "C" NOT NULL REFERENCES department,
        region text NOT NULL,
        applicant_kind text NOT NULL CHECK (applicant_kind IN ('person', 'enterprise')),
        applicant_id uuid NOT NULL,
        client text NOT NULL,
        acting jsonb,
        form bytea NOT NULL,
        contact bytea,
        materials jsonb NOT NULL,
        renewal jsonb,
        clocks jsonb NOT NULL,
        dues jsonb NOT NULL,
        promised_due text COLLATE "C" GENERATED ALWAYS AS (dues ->> 'promised') STORED,
        legal_due text COLLATE "C" GENERATED ALWAYS AS (dues ->> 'legal') STORED,
        correction_due text COLLATE "C" GENERATED ALWAYS AS (dues ->> 'correction') STORED,
        supplement jsonb,
        extension jsonb,
        decision jsonb,
        certificate jsonb,
        deemed_accepted boolean NOT NULL,
        drafted_at timestamptz(3) NOT NULL,
        submitted_at timestamptz(3),
        accepted_at timestamptz(3),
        decided_at timestamptz(3),
        closed_at timestamptz(3),
        FOREIGN KEY (matter_code, matter_version) REFERENCES matter_version (code, version),
        CONSTRAINT case_submitted CHECK (submitted_at IS NOT NULL OR status IN ('draft', 'withdrawn', 'expired')),
        CONSTRAINT case_accepted CHECK (accepted_at IS NOT NULL OR status NOT IN ('accepted', 'suspended', 'granted', 'refused')),
        CONSTRAINT case_decided CHECK ((decided_at IS NULL) = (decision IS NULL) AND (decision IS NULL OR status IN ('granted', 'refused', 'not-accepted'))),
        CONSTRAINT case_promise CHECK (promised_due IS NULL OR promised_due <= legal_due)
      ) WITH (fillfactor = 80);
      CREATE INDEX service_case_applicant ON service_case (applicant_id, id);
      CREATE INDEX service_case_matter ON service_case (matter_code, matter_version);

      CREATE TABLE case_task (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES service_case,
        kind text NOT NULL CHECK (kind IN ('acceptance', 'stage', 'decision')),
        place int NOT NULL CHECK (place >= 0),
        order_no int NOT NULL CHECK (order_no >= 0),
        name jsonb NOT NULL,
        department text COLLATE "C" NOT NULL REFERENCES department,
        region text NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'open', 'done', 'dropped')),
        opened_at timestamptz(3),
        ended_at timestamptz(3),
        ended_by uuid,
        outcome text CHECK (outcome IN ('agree', 'disagree')),
        opinion text,
        claimed_by uuid,
        claimed_at timestamptz(3),
        CONSTRAINT case_task_place_once UNIQUE (case_id, place),
        CONSTRAINT case_task_ended CHECK ((ended_at IS NOT NULL) = (state IN ('done', 'dropped'))),
        CONSTRAINT case_task_opened CHECK (opened_at IS NOT NULL OR state IN ('waiting', 'dropped', 'done'))
      ) WITH (fillfactor = 80);
      CREATE INDEX case_task_open ON case_task (department, region, id) WHERE state = 'open';

      CREATE TABLE case_event (
        case_id uuid NOT NULL REFERENCES service_case,
        place int NOT NULL CHECK (place > 0),
        at timestamptz(3) NOT NULL,
        what text NOT NULL,
        by_kind text NOT NULL,
        by_id text,
        act jsonb,
        detail jsonb,
        PRIMARY KEY (case_id, place)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Cases are not taken back: they are records of decisions');
  }
}
