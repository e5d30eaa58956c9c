import type { QueueTask } from '@counterless/contracts';
import type { Call, Transaction } from '@counterless/platform';
import type { Move, QueuedTask } from '../domain/task-claim.ts';
import type { QueueScope } from '../queue/officer-scope.ts';

/** The tasks of cases as the officers' queue moves them: whose each one is. Refusals of the domain leave as Problems. */
export abstract class Tasks {
  /**
   * Locks a task, asks whether the caller may see it, and moves it; nothing is written where nothing moves.
   * @throws Problem `task.not-found`, and what `may` and `move` throw
   */
  abstract move(call: Call, taskId: string, may: (task: QueuedTask) => void, move: (task: QueuedTask) => Move | null): Promise<QueueTask>;

  /** Moves the free task whose promise ends first; those that others are just taking are passed over. @throws Problem `queue.empty` */
  abstract moveNext(call: Call, scope: QueueScope, matter: string | undefined, move: (task: QueuedTask) => Move | null): Promise<QueueTask>;

  /** Moves all that an officer has. */
  abstract moveAllOf(tx: Transaction, officer: string, move: (task: QueuedTask) => Move): Promise<void>;
}
