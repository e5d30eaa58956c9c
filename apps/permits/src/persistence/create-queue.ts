import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the officers' queue adds to tasks: the day each is to be done by, and whose it was. */
export class CreateQueue1760000005000 implements MigrationInterface {
  name = 'CreateQueue1760000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE case_task ADD COLUMN due text COLLATE "C";
      UPDATE case_task t SET due = CASE t.kind WHEN 'acceptance' THEN c.correction_due ELSE c.promised_due END
        FROM service_case c WHERE c.id = t.case_id AND t.state = 'open';

      DROP INDEX case_task_open;
      CREATE INDEX case_task_queue ON case_task (department, region, (coalesce(due, '9999-12-31')), id) WHERE state = 'open';
      CREATE INDEX case_task_waiting ON case_task (department, region) WHERE state = 'waiting';
      CREATE INDEX case_task_done ON case_task (department, region, ended_at) WHERE state = 'done';
      CREATE INDEX case_task_claimed ON case_task (claimed_by) WHERE state = 'open' AND claimed_by IS NOT NULL;

      CREATE TABLE case_task_move (
        task_id uuid NOT NULL REFERENCES case_task,
        place int NOT NULL CHECK (place > 0),
        what text NOT NULL CHECK (what IN ('claimed', 'assigned', 'handed-over', 'returned', 'released')),
        from_officer uuid,
        to_officer uuid,
        by_officer uuid,
        note text,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (task_id, place),
        CONSTRAINT case_task_moved CHECK (from_officer IS DISTINCT FROM to_officer),
        CONSTRAINT case_task_given CHECK ((to_officer IS NULL) = (what IN ('returned', 'released')))
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Whose a task was is not forgotten');
  }
}
