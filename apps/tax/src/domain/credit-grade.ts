import type { LegalDate } from '@counterless/statutes';
import { Refusal } from './refusal.ts';

/** 纳税信用级别. The latest that has started holds; that of a new taxpayer only until the first evaluation. M: newly set up, or without revenue and at least 70 points. */
export type CreditGrade = 'A' | 'B' | 'M' | 'C' | 'D';
export type GradeGround = 'score' | 'no-revenue' | 'new' | 'direct';

export interface GradeRecord {
  readonly grade: CreditGrade;
  readonly startsOn: LegalDate;
  readonly ground: GradeGround;
  readonly score: number | null;
}

/**
 * The grade of a yearly evaluation (纳税信用管理办法): A from 90 points, B from 70, C from 40, D below or judged so directly.
 * @throws Refusal `taxpayer.assessment-faulty` when points are missing, or given where they do not count
 */
export function gradeOf(ground: GradeGround, score: number | undefined): CreditGrade {
  const scored = ground === 'score' || ground === 'no-revenue';
  if (scored !== (score !== undefined)) {
    const message = scored
      ? { en: 'points are needed for this ground', zh: '此评价依据须提供分数' }
      : { en: 'points do not count for this ground', zh: '此评价依据不计分数' };
    throw new Refusal('taxpayer.assessment-faulty', message, [
      { path: '$.score', code: scored ? 'required' : 'not-counted', message },
    ]);
  }
  if (ground === 'new') return 'M';
  if (ground === 'direct' || score! < 40) return 'D';
  if (score! < 70) return 'C';
  if (ground === 'no-revenue') return 'M';
  return score! < 90 ? 'B' : 'A';
}
