import { problem } from '@counterless/kernel';
import { fact } from './fact.ts';
import { live } from './live.ts';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { caseProblems, caseStatuses, taskKinds, taskStates, type CaseStatus } from './permits-cases.ts';
import { matterKinds, Names, permitsProblems } from './permits.ts';
import { general } from './problems.ts';
import { Day, Id, Instant, Int, ListOf, Nested, Num, OneOf, Optional, Region, Text } from './vocabulary.ts';

// ---- tasks as officers see them ---------------------------------------------------------------------------------------

/** How a task stands to its day: `due-soon` today or on the next working day, `standing` while its clock stands still. */
export const taskClocks = ['overdue', 'due-soon', 'running', 'standing'] as const;
export const taskHoldings = ['free', 'mine', 'others'] as const;
/** `released`: the officer who had it may act no more. */
export const taskMoves = ['claimed', 'assigned', 'handed-over', 'returned', 'released'] as const;
export type TaskMoveKind = (typeof taskMoves)[number];

export class TaskIdentified {
  @Id() readonly taskId!: string;
}
export class TaskMoveView {
  @OneOf(taskMoves) readonly what!: TaskMoveKind;
  @Optional() @Id({ description: 'Officer who had it' }) readonly from?: string | null;
  @Optional() @Id({ description: 'Officer who has it then' }) readonly to?: string | null;
  @Optional() @Id({ description: 'Officer who did it; nobody for the platform' }) readonly by?: string | null;
  @Optional() @Text(2000) readonly note?: string | null;
  @Instant() readonly at!: string;
}
export class QueueTask {
  @Id() readonly id!: string;
  @Id() readonly caseId!: string;
  @OneOf(taskKinds) readonly kind!: (typeof taskKinds)[number];
  @Nested(() => Names) readonly name!: Names;
  @Text(20) readonly department!: string;
  @Region() readonly region!: string;
  @OneOf(taskStates) readonly state!: (typeof taskStates)[number];
  @Text(31) readonly matter!: string;
  @Nested(() => Names) readonly title!: Names;
  @OneOf(matterKinds) readonly matterKind!: (typeof matterKinds)[number];
  @OneOf(caseStatuses) readonly caseStatus!: CaseStatus;
  @Int(1, 1_000_000) readonly caseVersion!: number;
  @Optional() @Instant() readonly openedAt?: string | null;
  @Optional() @Day({ description: 'Promised for this task: acceptance by the day of its notice, all else by the promise of the case' }) readonly due?: string | null;
  @Optional() @Day({ description: 'Day by law of the case' }) readonly legalDue?: string | null;
  @OneOf(taskClocks) readonly clock!: (typeof taskClocks)[number];
  @Optional() @Id({ description: 'Officer who has taken it' }) readonly claimedBy?: string | null;
  @Optional() @Instant() readonly claimedAt?: string | null;
}
export class QueueTaskWithMoves extends QueueTask {
  @ListOf(() => TaskMoveView, { max: 10_000, description: 'Whose it was, in order' }) readonly moves!: TaskMoveView[];
}
export class QueuePage {
  @ListOf(() => QueueTask, { max: 200 }) readonly items!: QueueTask[];
  @Optional() @Text(300) readonly next?: string | null;
}
export class ListQueue extends Page {
  @Optional() @Region({ description: 'Narrower than the officer’s own region' }) readonly region?: string;
  @Optional() @OneOf(taskClocks) readonly clock?: (typeof taskClocks)[number];
  @Optional() @OneOf(taskHoldings) readonly held?: (typeof taskHoldings)[number];
  @Optional() @OneOf(taskKinds) readonly kind?: (typeof taskKinds)[number];
  @Optional() @Text(31, { description: 'Implementation code of the matter' }) readonly matter?: string;
}
export class TakeNextTask {
  @Optional() @Region({ description: 'Narrower than the officer’s own region' }) readonly region?: string;
  @Optional() @Text(31, { description: 'Implementation code of the matter' }) readonly matter?: string;
}
export class AssignTask {
  @Id() readonly taskId!: string;
  @Id({ description: 'Officer of the same department, over the region of the task' }) readonly officer!: string;
  @Optional() @Text(2000) readonly note?: string;
}
export class HandOverTask {
  @Id() readonly taskId!: string;
  @Id({ description: 'Officer of the same department, over the region of the task' }) readonly officer!: string;
  @Text(2000, { description: 'What the next one should know' }) readonly note!: string;
}
export class ReturnTask {
  @Id() readonly taskId!: string;
  @Optional() @Text(2000) readonly note?: string;
}
export class QueueFigures {
  @Region() readonly region!: string;
  @Int(0, 1_000_000_000, { description: 'Tasks to be done' }) readonly open!: number;
  @Int(0, 1_000_000_000, { description: 'Open, and taken by nobody' }) readonly free!: number;
  @Int(0, 1_000_000_000, { description: 'Open, and taken by whoever asks' }) readonly mine!: number;
  @Int(0, 1_000_000_000, { description: 'Not open yet: others come first' }) readonly waiting!: number;
  @Int(0, 1_000_000_000) readonly dueSoon!: number;
  @Int(0, 1_000_000_000) readonly overdue!: number;
  @Int(0, 1_000_000_000, { description: 'Open while the clock stands still' }) readonly standing!: number;
  @Int(0, 1_000_000_000, { description: 'Done in the last 90 days' }) readonly done!: number;
  @Int(0, 1_000_000_000, { description: 'Of those, after their day' }) readonly late!: number;
  @Optional() @Num(0, 1_000_000, { description: 'Median time of those from opening to end' }) readonly medianHours?: number | null;
}
export class QueueFiguresList {
  @Text(20) readonly department!: string;
  @ListOf(() => QueueFigures, { max: 10_000, description: 'By region' }) readonly items!: QueueFigures[];
}
export class ListQueueFigures {
  @Optional() @Region({ description: 'Narrower than the officer’s own region' }) readonly region?: string;
}

// ---- facts ----------------------------------------------------------------------------------------------------------

export class TaskFact {
  @Id() readonly taskId!: string;
  @Id() readonly caseId!: string;
  @OneOf(taskKinds) readonly kind!: (typeof taskKinds)[number];
  @Text(20) readonly department!: string;
  @Region() readonly region!: string;
}
export class TaskOpened extends TaskFact {
  @Optional() @Day() readonly due?: string;
}
export class TaskEnded extends TaskFact {
  @OneOf(['waiting', 'done', 'dropped'], { description: '`waiting`: put back until the applicant has answered' }) readonly state!: 'waiting' | 'done' | 'dropped';
}
export class TaskMoved extends TaskFact {
  @OneOf(taskMoves) readonly what!: TaskMoveKind;
  @Optional() @Id() readonly from?: string;
  @Optional() @Id() readonly to?: string;
}
export class TaskEscalated extends TaskFact {
  @Day({ description: 'Day on which the promise ends' }) readonly due!: string;
  @Optional() @Id({ description: 'Officer who has it' }) readonly officer?: string;
}

// ---- declarations ---------------------------------------------------------------------------------------------------

export const queueProblems = {
  taskNotFound: problem('task.not-found', 'not-found', { en: 'No such task', zh: '没有这个待办' }),
  taskNotHeld: problem('task.not-held', 'conflict', { en: 'It is not yours', zh: '该待办不由您办理' }),
  officerUnfit: problem('task.officer-unfit', 'unprocessable', { en: 'This officer cannot have it', zh: '该工作人员不能办理此待办' }),
  queueEmpty: problem('queue.empty', 'not-found', { en: 'Nothing is left to take', zh: '没有可领取的待办' }),
} as const;
const p = { ...permitsProblems, ...caseProblems, ...queueProblems };
const officers = { actors: ['officer'], scope: 'permits:decide' } as const;
const task = (verb: string) => ({ method: 'POST', path: `/v1/permits/tasks/:taskId/${verb}`, status: 200 }) as const;

const taskOpened = fact({ subject: 'permits.task.opened.v1', summary: 'A task waits for officers', payload: TaskOpened, readBy: [] });
const taskEnded = fact({ subject: 'permits.task.ended.v1', summary: 'A task is done, no longer needed, or put back', payload: TaskEnded, readBy: [] });
const taskMoved = fact({ subject: 'permits.task.moved.v1', summary: 'A task went to an officer or back to the queue', payload: TaskMoved, readBy: [] });
const taskEscalated = fact({ subject: 'permits.task.escalated.v1', summary: 'A promise is about to end and its task is not done', payload: TaskEscalated, readBy: ['delivery'] });

const listQueue = operation({
  subject: 'permits.queue.list.v1', summary: 'Tasks of the officer’s department and region, the promise that ends first on top',
  http: { method: 'GET', path: '/v1/permits/queue', status: 200 },
  access: officers, request: ListQueue, response: QueuePage, problems: [p.otherRegion, p.otherDepartment],
});
/** A region with those around it: whoever listens to one of them hears of it. */
const around = (region: string) => [region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`];

export const queueOfOfficers = {
  listQueue,
  queueEvents: live({
    of: listQueue, summary: 'Hear live what happens in the queue', facts: [taskOpened, taskEnded, taskMoved, taskEscalated],
    wanted: (r, officer) => `${officer.department} ${r.region ?? officer.region}`,
    about: data => [...new Set(around(data.region))].map(region => `${data.department} ${region}`),
  }),
  listQueueFigures: operation({
    subject: 'permits.queue.list-figures.v1', summary: 'The department in figures, by region',
    http: { method: 'GET', path: '/v1/permits/queue/figures', status: 200 },
    access: officers, request: ListQueueFigures, response: QueueFiguresList, problems: [p.otherRegion, p.otherDepartment],
  }),
  takeNextTask: operation({
    subject: 'permits.queue.take-next.v1', summary: 'Take the free task whose promise ends first',
    description: 'Officers who ask at the same time get different tasks.',
    http: { method: 'POST', path: '/v1/permits/queue/next', status: 200 },
    access: officers, request: TakeNextTask, response: QueueTask, problems: [p.queueEmpty, p.otherRegion, p.otherDepartment],
  }),
  readTask: operation({
    subject: 'permits.task.read.v1', summary: 'Read a task and whose it was',
    http: { method: 'GET', path: '/v1/permits/tasks/:taskId', status: 200 },
    access: officers, request: TaskIdentified, response: QueueTaskWithMoves, problems: [p.taskNotFound],
  }),
  claimTask: operation({
    subject: 'permits.task.claim.v1', summary: 'Take a task; of two at the same time one has it and the other is told who',
    http: task('claim'), access: officers, request: TaskIdentified, response: QueueTask, problems: [p.taskNotFound, p.stageNotOpen, p.claimedByAnother],
  }),
  assignTask: operation({
    subject: 'permits.task.assign.v1', summary: 'Give a task to an officer, also one that somebody has',
    description: 'For reviewers and heads.',
    http: task('assign'), access: officers, request: AssignTask, response: QueueTask, problems: [p.taskNotFound, p.stageNotOpen, p.officerUnfit, general.actorRefused],
  }),
  handOverTask: operation({
    subject: 'permits.task.hand-over.v1', summary: 'Hand one’s task over to a colleague, with a note',
    http: task('hand-over'), access: officers, request: HandOverTask, response: QueueTask, problems: [p.taskNotFound, p.stageNotOpen, p.taskNotHeld, p.officerUnfit],
  }),
  returnTask: operation({
    subject: 'permits.task.return.v1', summary: 'Put a task back into the queue: one’s own, as a head anybody’s',
    http: task('return'), access: officers, request: ReturnTask, response: QueueTask, problems: [p.taskNotFound, p.stageNotOpen, p.taskNotHeld],
  }),
  taskOpened,
  taskEnded,
  taskMoved,
  taskEscalated,
} as const;
