import type { BadRatingGiven, RatingFact } from '@counterless/contracts';
import type { CaseRating } from '../domain/case-rating.ts';

export const overdueDeadline = 'rating.correction-overdue';

export const ratingFact = ({ id, applicantKind, applicantId, department, region, matterCode, level }: CaseRating): RatingFact => ({
  caseId: id, applicantKind, applicant: applicantId, department, region, matter: matterCode, level,
});
export const badRatingFact = (rating: CaseRating): BadRatingGiven => ({ ...ratingFact(rating), due: rating.correctionDue! });
