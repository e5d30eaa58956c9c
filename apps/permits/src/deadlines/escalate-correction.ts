import { Injectable } from '@nestjs/common';
import { permits } from '@counterless/contracts';
import { OnDeadline, type DeadlineHandler, type Transaction } from '@counterless/platform';
import { Ratings } from '../ports/ratings.ts';
import { badRatingFact, overdueDeadline } from '../ratings/rating-facts.ts';

/** A bad rating was not answered in time: it is marked, counts so in the open figures, and is told to those above. */
@Injectable()
@OnDeadline(overdueDeadline)
export class EscalateCorrection implements DeadlineHandler {
  constructor(private readonly ratings: Ratings) {}

  run(caseId: string, tx: Transaction): Promise<void> {
    return this.ratings.changeWithin(tx, caseId, rating => {
      // Answered while the deadline waited for its turn.
      if (!rating.overdueFrom) return;
      rating.overdueAt = tx.clock.now();
      tx.publish(permits.correctionOverdue, rating, badRatingFact(rating));
    });
  }
}
