import type { Officer } from '../domain/task-claim.ts';

/** Officers as they are just now. */
export abstract class Officers {
  /** @throws Problem `task.officer-unfit` when there is none */
  abstract find(id: string): Promise<Officer>;
}
