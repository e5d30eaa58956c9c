import { Injectable } from '@nestjs/common';
import { permits, type AnswerRating, type RatingView } from '@counterless/contracts';
import { Clock } from '@counterless/kernel';
import { actorOf, Handles, type Answer, type Call, type Handler } from '@counterless/platform';
import { officerFor } from '../cases/case-authority.ts';
import { Cases } from '../ports/cases.ts';
import { Ratings } from '../ports/ratings.ts';
import { overdueDeadline, ratingFact } from '../ratings/rating-facts.ts';
import { ratingAnswer } from '../views/rating-view.ts';

@Injectable()
@Handles(permits.answerRating)
export class AnswerRatingHandler implements Handler<typeof permits.answerRating> {
  constructor(
    private readonly cases: Cases,
    private readonly ratings: Ratings,
    private readonly clock: Clock,
  ) {}

  async run({ caseId, finding, answer }: AnswerRating, call: Call): Promise<Answer<RatingView>> {
    const officer = actorOf(call);
    officerFor(await this.cases.get(caseId), officer);
    return this.ratings.change(call, caseId, (rating, tx) => {
      rating.answerCorrection(officer.id, finding, answer, this.clock.now());
      tx.cancel(overdueDeadline, caseId);
      tx.publish(permits.badRatingAnswered, rating, ratingFact(rating));
      return ratingAnswer(rating, call.language);
    });
  }
}
