import type { BadRatingGiven, CaseFact, CloudEvent, RatingFact } from '@counterless/contracts';
import type { Kind } from '../domain/kinds.ts';
import type { Audience } from './ports.ts';
import type { Notice } from './queue.ts';

type About = Pick<CaseFact, 'caseId' | 'region' | 'department'>;

const about = (kind: Kind, { caseId, region }: About, to: readonly Audience[], fields?: Notice['fields']): Notice => ({
  kind, entity: `case:${caseId}`, region, to, ...(fields && { fields }),
});

/** What was taken back or lapsed was not handled, and is not rated. */
export const ratingInvitation = ({ data }: CloudEvent<CaseFact>): Notice | undefined =>
  ['granted', 'refused', 'not-accepted'].includes(data.status) ? about('rating-invited', data, ['holder']) : undefined;

export const ratingAnswered = ({ data }: CloudEvent<RatingFact>): Notice => about('rating-answered', data, ['contact', 'holder']);

/** For the department that handled the case. */
export const correctionNotice = (kind: 'rating-correction-due' | 'rating-correction-overdue', { data }: CloudEvent<BadRatingGiven>): Notice => ({
  ...about(kind, data, ['officers'], { due: data.due }), office: { department: data.department },
});
