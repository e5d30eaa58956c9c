import { Injectable } from '@nestjs/common';
import { caseProblems, general } from '@counterless/contracts';
import { Problem, type LocalText } from '@counterless/kernel';
import { Database, FieldCipher, Store, UnitOfWork, type Call, type Prepared, type Transaction } from '@counterless/platform';
import type { CaseTask } from '../domain/case-tasks.ts';
import type { ServiceCase } from '../domain/service-case.ts';
import { Cases } from '../ports/cases.ts';
import { byRule } from '../refusals.ts';
import { caseSchema } from './case-schema.ts';

const taskColumns = 'id, kind, place, order_no, name, department, region, state, opened_at, ended_at, ended_by, outcome, opinion, claimed_by, due';
const tasksOf: Prepared = { name: 'case-task.of', text: `SELECT ${taskColumns} FROM case_task WHERE case_id = $1 ORDER BY place` };
const holdTasks: Prepared = { name: 'case-task.hold', text: `${tasksOf.text} FOR UPDATE` };
const putTasks: Prepared = {
  name: 'case-task.put',
  text: `INSERT INTO case_task (case_id, ${taskColumns})
    SELECT $1, ${taskColumns} FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, kind text, place int, order_no int, name jsonb, department text, region text, state text,
      opened_at timestamptz, ended_at timestamptz, ended_by uuid, outcome text, opinion text, claimed_by uuid, due text)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, opened_at = excluded.opened_at, ended_at = excluded.ended_at, ended_by = excluded.ended_by,
      outcome = excluded.outcome, opinion = excluded.opinion, due = excluded.due,
      claimed_by = excluded.claimed_by, claimed_at = CASE WHEN excluded.claimed_by IS NULL THEN NULL ELSE case_task.claimed_at END`,
};
// The row of the case is locked by whoever gets here, so the next place is nobody else's.
const addEvents: Prepared = {
  name: 'case-event.add',
  text: `INSERT INTO case_event (case_id, place, at, what, by_kind, by_id, act, detail)
    SELECT $1, (SELECT coalesce(max(place), 0) FROM case_event WHERE case_id = $1) + row_number() OVER (ORDER BY e.n), e.at, e.what, e.by_kind, e.by_id, e.act, e.detail
    FROM jsonb_to_recordset($2::jsonb) AS e(n int, at timestamptz, what text, by_kind text, by_id text, act jsonb, detail jsonb)`,
};

const latestForm: Prepared = {
  name: 'case.latest-form',
  text: 'SELECT form FROM service_case WHERE applicant_id = $1 AND applicant_kind = $2 AND submitted_at IS NOT NULL ORDER BY id DESC LIMIT 1',
};

interface TaskRow {
  readonly id: string;
  readonly kind: CaseTask['kind'];
  readonly place: number;
  readonly order_no: number;
  readonly name: LocalText;
  readonly department: string;
  readonly region: string;
  readonly state: CaseTask['state'];
  readonly opened_at: Date | null;
  readonly ended_at: Date | null;
  readonly ended_by: string | null;
  readonly outcome: CaseTask['outcome'];
  readonly opinion: string | null;
  readonly claimed_by: string | null;
  readonly due: string | null;
}
const taskOf = ({ order_no: order, opened_at: openedAt, ended_at: endedAt, ended_by: endedBy, claimed_by: claimedBy, ...same }: TaskRow): CaseTask => ({
  ...same, order, openedAt, endedAt, endedBy, claimedBy,
});
const rowOf = ({ order: order_no, openedAt: opened_at, endedAt: ended_at, endedBy: ended_by, claimedBy: claimed_by, ...same }: CaseTask): TaskRow => ({
  ...same, order_no, opened_at, ended_at, ended_by, claimed_by,
});

@Injectable()
export class CaseStore extends Cases {
  readonly #store: Store<ServiceCase>;

  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {
    super();
    this.#store = new Store(database, work, caseSchema(cipher), caseProblems.caseNotFound);
  }

  async get(id: string): Promise<ServiceCase> {
    const found = await this.#store.get(id);
    found.tasks = (await this.database.read<TaskRow>(tasksOf, [id])).map(taskOf);
    return found;
  }

  async latestForm({ kind, id }: { readonly kind: string; readonly id: string }): Promise<ServiceCase['form'] | undefined> {
    const [row] = await this.database.read<{ form: Buffer }>(latestForm, [id, kind]);
    return row && (this.cipher.column<ServiceCase['form']>('service_case.form').from(row.form) ?? undefined);
  }

  add<T>(call: Call, made: ServiceCase, also: (tx: Transaction) => T): Promise<T> {
    return this.work.run(call, async tx => {
      await this.#store.add(tx, made);
      const result = also(tx);
      this.#write(tx, made, []);
      return result;
    });
  }

  change<T>(call: Call, id: string, may: (found: ServiceCase) => void, change: (found: ServiceCase, tx: Transaction) => T): Promise<T> {
    return this.work.run(call, tx =>
      this.#within(tx, id, found => {
        may(found);
        compareVersion(found.version - 1, call.ifMatch);
        return byRule(() => change(found, tx));
      }),
    );
  }

  answer<T>(call: Call, result: T): Promise<T> {
    return this.work.run(call, () => Promise.resolve(result));
  }

  async changeWithin(tx: Transaction, id: string, wanted: (found: ServiceCase) => boolean, change: (found: ServiceCase) => void): Promise<void> {
    try {
      await this.#within(tx, id, found => {
        if (!wanted(found)) throw overtaken;
        change(found);
      });
    } catch (error) {
      if (error !== overtaken) throw error;
    }
  }

  #within<T>(tx: Transaction, id: string, change: (found: ServiceCase) => T): Promise<T> {
    return this.#store.change(tx, id, async found => {
      found.tasks = (await tx.query<TaskRow>(holdTasks, [id])).map(taskOf);
      const before = found.tasks;
      const result = change(found);
      this.#write(tx, found, before);
      return result;
    });
  }

  #write(tx: Transaction, { id, tasks, events }: ServiceCase, before: readonly CaseTask[]): void {
    const changed = tasks.filter(t => !before.includes(t));
    if (changed.length > 0) tx.send(putTasks, [id, JSON.stringify(changed.map(rowOf))]);
    if (events.length === 0) return;
    const rows = events.map(({ what, at, by, detail }, n) => ({ n, at, what, by_kind: by.kind, by_id: by.id, act: by.act ?? null, detail }));
    tx.send(addEvents, [id, JSON.stringify(rows)]);
  }
}

/** Leaves `Store.change` before it has written anything. */
const overtaken = new Error('the case has moved on');

function compareVersion(current: number, expected: number | undefined): void {
  if (expected === undefined || expected === current) return;
  throw new Problem(general.stale, { detail: { en: `it has version ${current}, not ${expected}`, zh: `当前版本为 ${current}，而非 ${expected}` } });
}
