import type { Call, Transaction } from '@counterless/platform';
import type { Pass } from '../domain/pass.ts';

/** The passes, each change one transaction. Refusals of the domain leave as Problems. */
export abstract class Passes {
  /** @throws Problem `pass.not-found` */
  abstract get(id: string): Promise<Pass>;

  /** Adds a pass. @throws Problem `pass.already-live` when the plate has a live pass in that window. */
  abstract add<T>(call: Call, pass: Pass, also: (tx: Transaction) => T): Promise<T>;

  /**
   * Locks a pass, asks whether the caller may, compares If-Match, and changes it under its next version.
   * @throws Problem `pass.not-found`, `resource.stale`, `pass.already-live`, and what `may` and `change` throw
   */
  abstract change<T>(call: Call, id: string, may: (pass: Pass) => void, change: (pass: Pass, tx: Transaction) => T): Promise<T>;

  /**
   * The same inside a transaction that is already running. `change` is not run, and the version stays, where `wanted` says no:
   * a deadline or a fact may have been overtaken.
   */
  abstract changeWithin(
    tx: Transaction,
    id: string,
    wanted: (pass: Pass) => boolean,
    change: (pass: Pass) => void,
  ): Promise<void>;
}
