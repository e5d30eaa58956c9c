import { Injectable } from '@nestjs/common';
import { permits, queueProblems, type QueueTask } from '@counterless/contracts';
import { Clock, Problem } from '@counterless/kernel';
import { actorOf, UnitOfWork, type Call, type Prepared, type Transaction } from '@counterless/platform';
import type { Move, QueuedTask } from '../domain/task-claim.ts';
import { Tasks } from '../ports/tasks.ts';
import { daysAt } from '../queue/days.ts';
import type { QueueScope } from '../queue/officer-scope.ts';
import { byRule } from '../refusals.ts';
import { taskJson } from '../views/task-view.ts';

const columns = 't.id, t.case_id AS "caseId", t.kind, t.department, t.region, t.state, t.claimed_by AS "claimedBy", t.claimed_at AS "claimedAt"';
const hold: Prepared = { name: 'task.hold', text: `SELECT ${columns} FROM case_task t WHERE t.id = $1 FOR UPDATE` };
// An equal request would pass by the task that the first one has locked, and find nothing left before the first has answered.
const holdTaker: Prepared = { name: 'task.hold-taker', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 3))' };
const holdNext: Prepared = {
  name: 'task.hold-next',
  text: `SELECT ${columns} FROM case_task t JOIN service_case c ON c.id = t.case_id
    WHERE t.state = 'open' AND t.department = $1 AND t.region BETWEEN $2 AND $3 AND t.claimed_by IS NULL AND ($4::text IS NULL OR c.matter_code = $4)
    ORDER BY coalesce(t.due, '9999-12-31'), t.id LIMIT 1 FOR UPDATE OF t SKIP LOCKED`,
};
const holdAllOf: Prepared = { name: 'task.hold-all-of', text: `SELECT ${columns} FROM case_task t WHERE t.claimed_by = $1 AND t.state = 'open' ORDER BY t.id FOR UPDATE` };
const give: Prepared = { name: 'task.give', text: 'UPDATE case_task SET claimed_by = $2, claimed_at = $3 WHERE id = $1' };
// The row of the task is locked by whoever gets here, so the next place is nobody else's.
const remember: Prepared = {
  name: 'task.remember-move',
  text: `INSERT INTO case_task_move (task_id, place, what, from_officer, to_officer, by_officer, note, at)
    SELECT $1, coalesce(max(place), 0) + 1, $2, $3, $4, $5, $6, $7 FROM case_task_move WHERE task_id = $1 RETURNING place`,
};
const shown: Prepared = { name: 'task.shown', text: `SELECT ${taskJson} AS body FROM case_task t JOIN service_case c ON c.id = t.case_id WHERE t.id = $3` };

@Injectable()
export class TaskStore extends Tasks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  move(call: Call, taskId: string, may: (task: QueuedTask) => void, move: (task: QueuedTask) => Move | null): Promise<QueueTask> {
    return this.work.run(call, async tx => {
      const [task] = await tx.query<QueuedTask>(hold, [taskId]);
      if (!task) throw new Problem(queueProblems.taskNotFound);
      may(task);
      return this.#moved(tx, task, byRule(() => move(task)));
    });
  }

  moveNext(call: Call, { department, span }: QueueScope, matter: string | undefined, move: (task: QueuedTask) => Move | null): Promise<QueueTask> {
    return this.work.run(call, async tx => {
      tx.send(holdTaker, [actorOf(call).id]);
      const [task] = await tx.query<QueuedTask>(holdNext, [department, ...span, matter ?? null]);
      if (!task) throw new Problem(queueProblems.queueEmpty);
      return this.#moved(tx, task, byRule(() => move(task)));
    });
  }

  async moveAllOf(tx: Transaction, officer: string, move: (task: QueuedTask) => Move): Promise<void> {
    for (const task of await tx.query<QueuedTask>(holdAllOf, [officer])) await this.#write(tx, task, move(task));
  }

  async #moved(tx: Transaction, task: QueuedTask, move: Move | null): Promise<QueueTask> {
    if (move) await this.#write(tx, task, move);
    const { today, soon } = daysAt(this.clock.now());
    const [row] = await tx.query<{ body: string }>(shown, [today, soon, task.id]);
    return JSON.parse(row!.body) as QueueTask;
  }

  async #write(tx: Transaction, { id, caseId, kind, department, region }: QueuedTask, { what, from, to, by, note }: Move): Promise<void> {
    const at = this.clock.now();
    tx.send(give, [id, to, to && at]);
    const [row] = await tx.query<{ place: number }>(remember, [id, what, from, to, by, note, at]);
    tx.audit(`case_task:${id}`, { what, from, to });
    tx.publish(permits.taskMoved, { id, version: row!.place }, { taskId: id, caseId, kind, department, region, what, ...(from && { from }), ...(to && { to }) });
  }
}
