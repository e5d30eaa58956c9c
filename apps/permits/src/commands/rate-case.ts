import { Injectable } from '@nestjs/common';
import { permits, type RateCase, type RatingView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { applicantOnly } from '../cases/case-authority.ts';
import { CaseRating } from '../domain/case-rating.ts';
import { Cases } from '../ports/cases.ts';
import { Ratings } from '../ports/ratings.ts';
import { badRatingFact, overdueDeadline } from '../ratings/rating-facts.ts';
import { byRule } from '../refusals.ts';
import { ratingAnswer } from '../views/rating-view.ts';

@Injectable()
@Handles(permits.rateCase)
export class RateCaseHandler implements Handler<typeof permits.rateCase> {
  constructor(
    private readonly cases: Cases,
    private readonly ratings: Ratings,
    private readonly clock: Clock,
  ) {}

  async run({ caseId, level, tags = [], comment }: RateCase, call: Call): Promise<Answer<RatingView>> {
    // Read without a lock: a case that is closed stays as it is.
    const rated = await this.cases.get(caseId);
    applicantOnly(call)(rated);
    const rating = byRule(() => CaseRating.give(rated, { level, tags: [...new Set(tags)], comment: comment ?? null }, this.clock.now()));
    return this.ratings.add(call, rating, tx => {
      if (rating.overdueFrom) {
        tx.publish(permits.badRatingGiven, rating, badRatingFact(rating));
        tx.schedule(overdueDeadline, caseId, rating.overdueFrom);
      }
      return ratingAnswer(rating, call.language);
    });
  }
}
