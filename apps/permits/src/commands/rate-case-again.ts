import { Injectable } from '@nestjs/common';
import { permits, type RateCase, type RatingView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { applicantOnly } from '../cases/case-authority.ts';
import { Cases } from '../ports/cases.ts';
import { Ratings } from '../ports/ratings.ts';
import { ratingAnswer } from '../views/rating-view.ts';

@Injectable()
@Handles(permits.rateCaseAgain)
export class RateCaseAgainHandler implements Handler<typeof permits.rateCaseAgain> {
  constructor(
    private readonly cases: Cases,
    private readonly ratings: Ratings,
    private readonly clock: Clock,
  ) {}

  async run({ caseId, level, tags = [], comment }: RateCase, call: Call): Promise<Answer<RatingView>> {
    applicantOnly(call)(await this.cases.get(caseId));
    return this.ratings.change(call, caseId, rating => {
      rating.giveAgain({ level, tags: [...new Set(tags)], comment: comment ?? null }, this.clock.now());
      return ratingAnswer(rating, call.language);
    });
  }
}
