import type { Call, Transaction } from '@counterless/platform';
import type { ServiceCase } from '../domain/service-case.ts';

/** The cases with their tasks, each change one transaction with its history. Refusals of the domain leave as Problems. */
export abstract class Cases {
  /** @throws Problem `case.not-found` */
  abstract get(id: string): Promise<ServiceCase>;

  /** What an applicant filled in the last time. */
  abstract latestForm(applicant: { readonly kind: string; readonly id: string }): Promise<ServiceCase['form'] | undefined>;

  abstract add<T>(call: Call, made: ServiceCase, also: (tx: Transaction) => T): Promise<T>;

  /**
   * Locks a case with its tasks, asks whether the caller may, compares If-Match, and changes it under its next version.
   * @throws Problem `case.not-found`, `resource.stale`, and what `may` and `change` throw
   */
  abstract change<T>(call: Call, id: string, may: (found: ServiceCase) => void, change: (found: ServiceCase, tx: Transaction) => T): Promise<T>;

  /** Answers a command that has nothing left to change, under its idempotency key. */
  abstract answer<T>(call: Call, result: T): Promise<T>;

  /** The same inside a transaction that is already running; nothing is written where `wanted` says no: a deadline or a fact may have been overtaken. */
  abstract changeWithin(tx: Transaction, id: string, wanted: (found: ServiceCase) => boolean, change: (found: ServiceCase) => void): Promise<void>;
}
