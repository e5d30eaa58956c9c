import type { Rating, RatingView } from '@counterless/contracts';
import type { Language } from '@counterless/kernel';
import { Answer } from '@counterless/platform';
import { explain } from '@counterless/statutes';
import type { CaseRating, Given } from '../domain/case-rating.ts';

const rating = (level: Given['level'], tags: readonly string[], comment: string | null, at: Date): Rating => ({ level, tags: [...tags], comment, at: at.toISOString() });

export function ratingView(r: CaseRating, language: Language): RatingView {
  return {
    version: r.version,
    caseId: r.id,
    matter: r.matterCode,
    department: r.department,
    region: r.region,
    first: rating(r.level, r.tags, r.comment, r.ratedAt),
    correction: r.correction && {
      state: r.correction, due: r.correctionDue!, why: explain(r.why!, language), overdue: r.overdueAt !== null,
      finding: r.finding, answer: r.answer, answeredAt: r.answeredAt?.toISOString() ?? null,
    },
    again: r.levelAgain && rating(r.levelAgain, r.tagsAgain ?? [], r.commentAgain, r.ratedAgainAt!),
  };
}

export const ratingAnswer = (r: CaseRating, language: Language): Answer<RatingView> => new Answer(ratingView(r, language), { version: r.version });
