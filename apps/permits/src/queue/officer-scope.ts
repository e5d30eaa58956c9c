import { caseProblems, covers, permitsProblems, queueProblems, type Actor } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { span } from '../domain/region.ts';
import type { Officer, QueuedTask } from '../domain/task-claim.ts';

/** What an officer's queue holds: the own department in the own region, or in a part of it. */
export interface QueueScope {
  readonly department: string;
  /** First and last region. */
  readonly span: readonly [string, string];
}

/** @throws Problem `officer.other-department` for an officer without one, `officer.other-region` */
export function scopeOf({ department, region }: Actor, narrower: string | undefined): QueueScope {
  if (department === undefined) throw new Problem(caseProblems.otherDepartment);
  const wanted = narrower ?? region;
  if (region === undefined || wanted === undefined || !covers(region, wanted)) throw new Problem(permitsProblems.otherRegion);
  return { department, span: span(wanted) };
}

/** @throws Problem `task.not-found`: of another department's or region's task one learns not even that it exists. */
export const worksIn = (officer: Actor) => (task: Pick<QueuedTask, 'department' | 'region'>): void => {
  if (officer.department !== task.department || officer.region === undefined || !covers(officer.region, task.region)) throw new Problem(queueProblems.taskNotFound);
};

export const asOfficer = ({ id, department, region, roles = [] }: Actor): Officer => ({ id, department, region, roles });
