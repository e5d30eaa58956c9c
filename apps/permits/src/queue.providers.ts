import type { Provider } from '@nestjs/common';
import { AssignTaskHandler } from './commands/assign-task.ts';
import { ClaimTaskHandler } from './commands/claim-task.ts';
import { HandOverTaskHandler } from './commands/hand-over-task.ts';
import { ReturnTaskHandler } from './commands/return-task.ts';
import { TakeNextTaskHandler } from './commands/take-next-task.ts';
import { EscalateCase } from './deadlines/escalate-case.ts';
import { ListQueueFiguresHandler } from './queries/list-queue-figures.ts';
import { ListQueueHandler } from './queries/list-queue.ts';
import { ReadTaskHandler } from './queries/read-task.ts';
import { ReleaseTasks } from './reactions/release-tasks.ts';

/** The officers' queue: whose a task is, and what is about to be late. */
export const queueProviders: Provider[] = [
  ListQueueHandler, ListQueueFiguresHandler, ReadTaskHandler, ClaimTaskHandler, TakeNextTaskHandler, AssignTaskHandler, HandOverTaskHandler, ReturnTaskHandler,
  EscalateCase, ReleaseTasks,
];
