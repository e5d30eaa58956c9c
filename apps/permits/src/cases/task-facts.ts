import { permits, type TaskFact } from '@counterless/contracts';
import type { Transaction } from '@counterless/platform';
import { openTasks, type CaseTask } from '../domain/case-tasks.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { ServiceCase } from '../domain/service-case.ts';

/** Tells the departments which of their tasks opened and ended, and whose promise is about to end. */
export function tellTasks(tx: Transaction, c: ServiceCase, before: readonly CaseTask[]): void {
  const fact = ({ id, kind, department, region }: CaseTask): TaskFact => ({ taskId: id, caseId: c.id, kind, department, region });
  for (const task of c.tasks) {
    const was = before.find(t => t.id === task.id)?.state;
    if (was === task.state) continue;
    if (task.state === 'open') tx.publish(permits.taskOpened, c, { ...fact(task), ...(task.due && { due: task.due }) });
    else if (was === 'open') tx.publish(permits.taskEnded, c, { ...fact(task), state: task.state });
  }
  const escalated = c.events.find(e => e.what === 'escalated');
  if (!escalated) return;
  for (const task of openTasks(c.tasks)) {
    tx.publish(permits.taskEscalated, c, { ...fact(task), due: escalated.detail?.['due'] as string, ...(task.claimedBy && { officer: task.claimedBy }) });
  }
}

/** A date that moves is watched anew; one that stays was, or will be, told of once. */
export function watchPromise(tx: Transaction, id: string, before: Escalation | null, after: Escalation | null): void {
  if (before?.due === after?.due && before?.at.getTime() === after?.at.getTime()) return;
  if (after) tx.schedule('case.escalate', id, after.at);
  else tx.cancel('case.escalate', id);
}
