import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ratings (好差评) with their corrections, and the open figures that are counted from cases and ratings. */
export class CreateRatings1760000020000 implements MigrationInterface {
  name = 'CreateRatings1760000020000';

  async up(runner: QueryRunner): Promise<void> {
    const level = (column: string) => `${column} IN ('very-satisfied', 'satisfied', 'fairly-satisfied', 'dissatisfied', 'very-dissatisfied')`;
    await runner.query(`
      CREATE TABLE case_rating (
        id uuid PRIMARY KEY REFERENCES service_case,
        version int NOT NULL CHECK (version > 0),
        matter_code text COLLATE "C" NOT NULL,
        department text COLLATE "C" NOT NULL REFERENCES department,
        region text NOT NULL,
        applicant_kind text NOT NULL,
        applicant_id uuid NOT NULL,
        decided_by uuid,
        level text NOT NULL CHECK (${level('level')}),
        tags text[] NOT NULL,
        comment bytea,
        rated_at timestamptz(3) NOT NULL,
        correction text CHECK (correction IN ('open', 'answered')),
        correction_due text COLLATE "C",
        why jsonb,
        overdue_at timestamptz(3),
        finding text CHECK (finding IN ('confirmed', 'not-confirmed')),
        answer bytea,
        answered_by uuid,
        answered_at timestamptz(3),
        level_again text CHECK (${level('level_again')}),
        tags_again text[],
        comment_again bytea,
        rated_again_at timestamptz(3),
        changed_at timestamptz(3) NOT NULL GENERATED ALWAYS AS (greatest(rated_at, overdue_at, answered_at, rated_again_at)) STORED,
        -- Every bad rating has a correction, and no other has.
        CONSTRAINT rating_correction CHECK ((correction IS NOT NULL) = (level IN ('dissatisfied', 'very-dissatisfied')) AND (correction IS NULL) = (correction_due IS NULL)),
        CONSTRAINT rating_answered CHECK ((coalesce(correction, '') = 'answered') = (answered_at IS NOT NULL AND answer IS NOT NULL AND finding IS NOT NULL AND answered_by IS NOT NULL)),
        CONSTRAINT rating_not_by_who_decided CHECK (answered_by <> decided_by),
        CONSTRAINT rating_again CHECK ((level_again IS NULL) = (rated_again_at IS NULL) AND (level_again IS NULL OR correction = 'answered'))
      ) WITH (fillfactor = 80);
      CREATE INDEX case_rating_corrections ON case_rating (department, correction, correction_due, id) WHERE correction IS NOT NULL;
      CREATE INDEX case_rating_changed ON case_rating (changed_at);

      -- Cases by the month in which they were decided, and those decided lately.
      CREATE INDEX service_case_handled ON service_case (department, decided_at) WHERE decided_at IS NOT NULL;
      CREATE INDEX service_case_decided ON service_case (decided_at) WHERE decided_at IS NOT NULL;

      -- What is published: each count is 0 or has moved by ten or more at a time (domain/figures.ts).
      CREATE TABLE figure (
        month text COLLATE "C" NOT NULL CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
        department text COLLATE "C" NOT NULL REFERENCES department,
        cases int NOT NULL CHECK (cases = 0 OR cases >= 10),
        online int NOT NULL CHECK (online BETWEEN 0 AND cases),
        median_hours double precision NOT NULL,
        promised int NOT NULL CHECK (promised = 0 OR promised >= 10),
        kept int NOT NULL CHECK (kept BETWEEN 0 AND promised),
        ratings int NOT NULL CHECK (ratings = 0 OR ratings >= 10),
        satisfied int NOT NULL CHECK (satisfied BETWEEN 0 AND ratings),
        corrections int NOT NULL CHECK (corrections = 0 OR corrections >= 10),
        corrected int NOT NULL CHECK (corrected BETWEEN 0 AND corrections),
        PRIMARY KEY (department, month)
      );
      CREATE INDEX figure_month ON figure (month);
      -- The median of all departments together does not follow from those of each.
      CREATE TABLE figure_of_all (month text COLLATE "C" PRIMARY KEY, median_hours double precision NOT NULL);
      CREATE TABLE figure_mark (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), counted_at timestamptz(3) NOT NULL);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Ratings are not taken back: they are what people said');
  }
}
