import type { Transaction } from '@counterless/platform';

export interface Checkpoint {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly latitude: number;
  readonly longitude: number;
}

export abstract class Checkpoints {
  abstract add(tx: Transaction, checkpoint: Checkpoint, at: Date): Promise<void>;
  /** Those of the ids that are registered. */
  abstract known(ids: readonly string[]): Promise<ReadonlySet<string>>;
}
