import type { Provider } from '@nestjs/common';
import { InviteRating } from './reactions/invite-rating.ts';
import { TellBadRating } from './reactions/tell-bad-rating.ts';
import { TellCorrectionOverdue } from './reactions/tell-correction-overdue.ts';
import { TellRatingAnswered } from './reactions/tell-rating-answered.ts';

/** What is told about the rating of a case. */
export const ratingProviders: readonly Provider[] = [InviteRating, TellRatingAnswered, TellBadRating, TellCorrectionOverdue];
