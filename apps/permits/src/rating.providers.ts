import type { Provider } from '@nestjs/common';
import { AnswerRatingHandler } from './commands/answer-rating.ts';
import { RateCaseAgainHandler } from './commands/rate-case-again.ts';
import { RateCaseHandler } from './commands/rate-case.ts';
import { EscalateCorrection } from './deadlines/escalate-correction.ts';
import { CountFigures } from './duties/count-figures.ts';
import { DrawFiguresHandler } from './queries/draw-figures.ts';
import { ListCorrectionsHandler } from './queries/list-corrections.ts';
import { ListDepartmentFiguresHandler } from './queries/list-department-figures.ts';
import { ListFiguresHandler } from './queries/list-figures.ts';
import { ReadRatingHandler } from './queries/read-rating.ts';

/** Ratings with their corrections, and the open figures. */
export const ratingProviders: Provider[] = [
  RateCaseHandler, RateCaseAgainHandler, AnswerRatingHandler, ReadRatingHandler, ListCorrectionsHandler, EscalateCorrection,
  ListFiguresHandler, ListDepartmentFiguresHandler, DrawFiguresHandler, CountFigures,
];
