import type { Call, Transaction } from '@counterless/platform';
import type { CaseRating } from '../domain/case-rating.ts';

/** Ratings of cases, by the id of the case. */
export abstract class Ratings {
  /** @throws Problem `rating.not-found` */
  abstract get(caseId: string): Promise<CaseRating>;
  /** @throws Problem `rating.exists`: of two at once one stays */
  abstract add<T>(call: Call, given: CaseRating, also: (tx: Transaction) => T): Promise<T>;
  /** @throws Problem `rating.not-found`, `resource.stale`, and what `change` throws; refusals of the domain leave as Problems */
  abstract change<T>(call: Call, caseId: string, change: (rating: CaseRating, tx: Transaction) => T): Promise<T>;
  /** For a deadline, inside its transaction. */
  abstract changeWithin(tx: Transaction, caseId: string, change: (rating: CaseRating) => void): Promise<void>;
}
