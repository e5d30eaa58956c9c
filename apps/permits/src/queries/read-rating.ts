import { Injectable } from '@nestjs/common';
import { caseProblems, permits, type RatedCase, type RatingView } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import { actorOf, Database, Handles, ReadAudit, type Answer, type Call, type Handler, type Prepared } from '@counterless/platform';
import { isApplicant, worksOn } from '../cases/case-authority.ts';
import { Ratings } from '../ports/ratings.ts';
import { caseAccess, type CaseAccess } from '../views/case-view.ts';
import { ratingAnswer } from '../views/rating-view.ts';

const access: Prepared = { name: 'rating.access', text: `SELECT ${caseAccess} FROM service_case c WHERE c.id = $1` };

/** For the applicant and the officers who have a part in the case; what the applicant wrote is read by officers on record. */
@Injectable()
@Handles(permits.readRating)
export class ReadRatingHandler implements Handler<typeof permits.readRating> {
  constructor(
    private readonly database: Database,
    private readonly ratings: Ratings,
    private readonly readAudit: ReadAudit,
  ) {}

  async run({ caseId }: RatedCase, call: Call): Promise<Answer<RatingView>> {
    const actor = actorOf(call);
    const [row] = await this.database.lookUp<CaseAccess & object>(access, [caseId]);
    if (!row || !(isApplicant(row, actor) || worksOn(row, actor))) throw new Problem(caseProblems.caseNotFound);
    const rating = await this.ratings.get(caseId);
    if (!isApplicant(row, actor)) await this.readAudit.note(call, `case_rating:${caseId}`, { read: ['comment', 'answer'] });
    return ratingAnswer(rating, call.language);
  }
}
