import { Injectable } from '@nestjs/common';
import { ratingProblems } from '@counterless/contracts';
import { Database, FieldCipher, Store, UnitOfWork, type Call, type Transaction } from '@counterless/platform';
import type { CaseRating } from '../domain/case-rating.ts';
import { Ratings } from '../ports/ratings.ts';
import { byRule } from '../refusals.ts';
import { ratingSchema } from './rating-schema.ts';

@Injectable()
export class RatingStore extends Ratings {
  readonly #store: Store<CaseRating>;

  constructor(database: Database, work: UnitOfWork, cipher: FieldCipher) {
    super();
    this.#store = new Store(database, work, ratingSchema(cipher), ratingProblems.ratingNotFound);
  }

  get(caseId: string): Promise<CaseRating> {
    return this.#store.get(caseId);
  }

  add<T>(call: Call, given: CaseRating, also: (tx: Transaction) => T): Promise<T> {
    return this.#store.create(call, given, (_rating, tx) => also(tx));
  }

  change<T>(call: Call, caseId: string, change: (rating: CaseRating, tx: Transaction) => T): Promise<T> {
    return this.#store.update(call, caseId, (rating, tx) => byRule(() => change(rating, tx)));
  }

  changeWithin(tx: Transaction, caseId: string, change: (rating: CaseRating) => void): Promise<void> {
    return this.#store.change(tx, caseId, change);
  }
}
