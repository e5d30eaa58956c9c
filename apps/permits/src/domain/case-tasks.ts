import type { LocalText } from '@counterless/kernel';
import { Refusal } from './refusal.ts';

export type TaskKind = 'acceptance' | 'stage' | 'decision';
export type TaskState = 'waiting' | 'open' | 'done' | 'dropped';
export type StageOutcome = 'agree' | 'disagree';

/** One department's part in a case: a row of the officers' queue. */
export interface CaseTask {
  readonly id: string;
  readonly kind: TaskKind;
  readonly place: number;
  /** Tasks of one order stand side by side; acceptance has 0. */
  readonly order: number;
  readonly name: LocalText;
  readonly department: string;
  readonly region: string;
  readonly state: TaskState;
  readonly openedAt: Date | null;
  readonly endedAt: Date | null;
  /** Officer who ended it; nobody for the clock. */
  readonly endedBy: string | null;
  readonly outcome: StageOutcome | null;
  readonly opinion: string | null;
  /** Officer who has taken it; nobody else ends it then. */
  readonly claimedBy: string | null;
  /** Day by which it is to be done; of an ended one the day that held then. */
  readonly due: string | null;
}

export interface StagePlan {
  readonly name: LocalText;
  readonly department: string;
  readonly order: number;
}
type Where = { readonly department: string; readonly region: string };

const acceptanceName: LocalText = { en: 'Acceptance', zh: '受理' };
const decisionName: LocalText = { en: 'Decision', zh: '决定' };

const made = (id: string, kind: TaskKind, place: number, order: number, name: LocalText, { department, region }: Where): CaseTask => ({
  id, kind, place, order, name, department, region, state: 'waiting', openedAt: null, endedAt: null, endedBy: null, outcome: null, opinion: null, claimedBy: null, due: null,
});

/** The way of a case through the departments: acceptance by the lead, then its stages. Nothing of it is open yet. */
export function planTasks(stages: readonly StagePlan[], lead: Where, newId: () => string): CaseTask[] {
  const ordered = [...stages].sort((a, b) => a.order - b.order);
  return [
    made(newId(), 'acceptance', 0, 0, acceptanceName, lead),
    ...ordered.map((s, i) => made(newId(), 'stage', i + 1, s.order, s.name, { department: s.department, region: lead.region })),
  ];
}

/** Are several departments asked at the same time? */
export const isJoint = (stages: readonly StagePlan[]): boolean => stages.some((s, i) => stages.some((t, j) => j > i && t.order === s.order && t.department !== s.department));

/** Dates of what is open follow those of the case: acceptance goes by the notice, all else by the promise. */
export const dated = (tasks: readonly CaseTask[], { correction, promised }: { readonly correction?: string | null; readonly promised?: string | null }): CaseTask[] =>
  tasks.map(t => {
    const due = (t.kind === 'acceptance' ? correction : promised) ?? null;
    return t.state !== 'open' || t.due === due ? t : { ...t, due };
  });

export const openTasks = (tasks: readonly CaseTask[]) => tasks.filter(t => t.state === 'open');

const open = (task: CaseTask, at: Date): CaseTask => ({ ...task, state: 'open', openedAt: at });
const ended = (task: CaseTask, at: Date, by: string | null, more: Partial<CaseTask> = {}): CaseTask => ({ ...task, state: 'done', endedAt: at, endedBy: by, ...more });

/** Opens a task by its kind, for acceptance. */
export const openAcceptance = (tasks: readonly CaseTask[], at: Date) => tasks.map(t => (t.kind === 'acceptance' ? { ...open(t, at), endedAt: null, endedBy: null } : t));
export const pauseAcceptance = (tasks: readonly CaseTask[]) => tasks.map(t => (t.kind === 'acceptance' ? { ...t, state: 'waiting' as const, claimedBy: null } : t));
export const endAcceptance = (tasks: readonly CaseTask[], at: Date, by: string | null) => tasks.map(t => (t.kind === 'acceptance' ? ended(t, at, by) : t));

/**
 * Opens what comes next: the stages of the lowest order that waits, once those before it are done; when all are done, or one
 * department does not agree, the decision of the lead.
 */
export function advance(tasks: readonly CaseTask[], lead: Where, at: Date, newId: () => string): CaseTask[] {
  if (openTasks(tasks).length > 0 && !hasDisagreed(tasks)) return [...tasks];
  const waiting = tasks.filter(t => t.state === 'waiting' && t.kind === 'stage');
  if (waiting.length > 0 && !hasDisagreed(tasks)) {
    const next = Math.min(...waiting.map(t => t.order));
    return tasks.map(t => (t.state === 'waiting' && t.order === next ? open(t, at) : t));
  }
  const left = tasks.map(t => (t.state === 'waiting' || t.state === 'open' ? drop(t, at) : t));
  const order = Math.max(...tasks.map(t => t.order)) + 1;
  return [...left, open(made(newId(), 'decision', tasks.length, order, decisionName, lead), at)];
}

const drop = (task: CaseTask, at: Date): CaseTask => ({ ...task, state: 'dropped', endedAt: at });
/** Nothing of it is needed any more. */
export const dropAll = (tasks: readonly CaseTask[], at: Date) => tasks.map(t => (t.state === 'waiting' || t.state === 'open' ? drop(t, at) : t));

export const hasDisagreed = (tasks: readonly CaseTask[]) => tasks.some(t => t.outcome === 'disagree');

/** @throws Refusal `case.claimed-by-another` */
export function mustBeFree(task: CaseTask, officer: string): void {
  if (task.claimedBy !== null && task.claimedBy !== officer)
    throw new Refusal('case.claimed-by-another', { en: `officer ${task.claimedBy} has taken it`, zh: `已由工作人员 ${task.claimedBy} 领取` });
}

/** An officer of its department answers a stage. @throws Refusal `case.stage-not-open`, `case.claimed-by-another` */
export function answer(tasks: readonly CaseTask[], taskId: string, outcome: StageOutcome, opinion: string, officer: string, at: Date): CaseTask[] {
  return tasks.map(t => {
    if (t.id !== taskId) return t;
    if (t.kind !== 'stage' || t.state !== 'open') throw new Refusal('case.stage-not-open', { en: `the task is ${t.state}`, zh: '该环节当前不能办理' });
    mustBeFree(t, officer);
    return ended(t, at, officer, { outcome, opinion });
  });
}

/**
 * The lead decides: its own open tasks are done with that. A grant needs every department's answer; a refusal needs no more of them.
 * @throws Refusal `case.stages-open`, `case.department-disagrees`, `case.claimed-by-another`
 */
export function endWithDecision(tasks: readonly CaseTask[], lead: Where, officer: string, at: Date, grants: boolean): CaseTask[] {
  const mine = (t: CaseTask) => t.department === lead.department;
  for (const t of openTasks(tasks).filter(mine)) mustBeFree(t, officer);
  if (grants) {
    const others = tasks.filter(t => (t.state === 'open' || t.state === 'waiting') && !mine(t));
    if (others.length > 0) throw new Refusal('case.stages-open', { en: `not answered yet: ${others.map(t => t.name.en).join(', ')}`, zh: `尚未办理：${others.map(t => t.name.zh).join('、')}` });
    const against = tasks.filter(t => t.outcome === 'disagree');
    if (against.length > 0) throw new Refusal('case.department-disagrees', { en: against.map(t => t.name.en).join(', '), zh: against.map(t => t.name.zh).join('、') });
  }
  const outcome = grants ? ('agree' as const) : ('disagree' as const);
  return tasks.map(t => {
    if (t.state === 'open' && mine(t)) return ended(t, at, officer, t.kind === 'stage' ? { outcome } : {});
    return t.state === 'waiting' || t.state === 'open' ? drop(t, at) : t;
  });
}
