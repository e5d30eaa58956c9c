import type { CaseTask } from './case-tasks.ts';
import { contains } from './region.ts';
import { Refusal } from './refusal.ts';

/** A task as its queue sees it. */
export interface QueuedTask extends Pick<CaseTask, 'id' | 'kind' | 'department' | 'region' | 'state' | 'claimedBy'> {
  readonly caseId: string;
  readonly claimedAt: Date | null;
}
export interface Officer {
  readonly id: string;
  readonly department: string | undefined;
  readonly region: string | undefined;
  readonly roles: readonly string[];
}
export type MoveKind = 'claimed' | 'assigned' | 'handed-over' | 'returned' | 'released';
/** One change of whose a task is. `by` is nobody where the platform does it. */
export interface Move {
  readonly what: MoveKind;
  readonly from: string | null;
  readonly to: string | null;
  readonly by: string | null;
  readonly note: string | null;
}

const deciding = ['clerk', 'reviewer', 'head'];
/** May give tasks to others, and take them from others. */
export const leads = ({ roles }: Pick<Officer, 'roles'>): boolean => roles.includes('head') || roles.includes('reviewer');

/** @throws Refusal `case.stage-not-open` */
function mustBeOpen({ state }: QueuedTask): void {
  if (state !== 'open') throw new Refusal('case.stage-not-open', { en: `the task is ${state}`, zh: '该待办当前不能办理' });
}

/** Takes a task. Nothing where the officer has it already. @throws Refusal `case.stage-not-open`; `case.claimed-by-another`, which says who has it */
export function claim(task: QueuedTask, officer: string): Move | null {
  mustBeOpen(task);
  if (task.claimedBy === officer) return null;
  if (task.claimedBy !== null) {
    const since = task.claimedAt?.toISOString() ?? '';
    throw new Refusal('case.claimed-by-another', { en: `officer ${task.claimedBy} has had it since ${since}`, zh: `工作人员 ${task.claimedBy} 已于 ${since} 领取` });
  }
  return { what: 'claimed', from: null, to: officer, by: officer, note: null };
}

/** Gives a task to an officer, whoever has it. @throws Refusal `case.stage-not-open`, `task.officer-unfit` */
export function assign(task: QueuedTask, to: Officer, by: string, note: string | null): Move | null {
  mustBeOpen(task);
  mustFit(task, to);
  return task.claimedBy === to.id ? null : { what: 'assigned', from: task.claimedBy, to: to.id, by, note };
}

/** Gives one's own task to a colleague. @throws Refusal `case.stage-not-open`, `task.not-held`, `task.officer-unfit` */
export function handOver(task: QueuedTask, to: Officer, by: string, note: string): Move | null {
  mustBeOpen(task);
  mustHold(task, by);
  mustFit(task, to);
  return to.id === by ? null : { what: 'handed-over', from: by, to: to.id, by, note };
}

/** Puts a task back: one's own, or anybody's by who leads. Nothing where nobody has it. @throws Refusal `case.stage-not-open`, `task.not-held` */
export function giveBack(task: QueuedTask, by: Officer, note: string | null): Move | null {
  mustBeOpen(task);
  if (task.claimedBy === null) return null;
  if (!leads(by)) mustHold(task, by.id);
  return { what: 'returned', from: task.claimedBy, to: null, by: by.id, note };
}

/** The officer may act no more. */
export const release = (task: QueuedTask): Move => ({ what: 'released', from: task.claimedBy, to: null, by: null, note: null });

function mustHold({ claimedBy }: QueuedTask, officer: string): void {
  if (claimedBy === officer) return;
  throw new Refusal('task.not-held', claimedBy === null ? { en: 'nobody has taken it', zh: '该待办尚未领取' } : { en: `officer ${claimedBy} has it`, zh: `该待办由工作人员 ${claimedBy} 办理` });
}

function mustFit({ department, region }: QueuedTask, officer: Officer): void {
  const unfit = (en: string, zh: string) => new Refusal('task.officer-unfit', { en, zh });
  if (officer.department !== department) throw unfit(`is not of the department ${department}`, `不属于部门 ${department}`);
  if (officer.region === undefined || !contains(officer.region, region)) throw unfit(`is not over the region ${region}`, `不管辖行政区划 ${region}`);
  if (!officer.roles.some(role => deciding.includes(role))) throw unfit('has no role that decides', '没有办理权限');
}
