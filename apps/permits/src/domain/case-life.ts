import type { LocalText } from '@counterless/kernel';

export type CaseStatus =
  | 'draft' | 'submitted' | 'supplement' | 'accepted' | 'suspended' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired';

/**
 * The life of a case (办件): what may follow what. Nothing follows the ends.
 *
 * | from | to | by |
 * |---|---|---|
 * | draft | submitted, accepted (immediate), withdrawn, expired | applicant, clock |
 * | submitted | supplement (once), accepted, not-accepted, withdrawn | officer, clock (silence accepts), applicant |
 * | supplement | submitted (handed in), lapsed, withdrawn | applicant, clock |
 * | accepted | suspended, granted, refused, withdrawn | officer, clock (a renewal not decided in time is granted), applicant |
 * | suspended | accepted (resumed), granted (renewal), withdrawn | officer, clock, applicant |
 */
export const caseLife: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  draft: ['submitted', 'accepted', 'withdrawn', 'expired'],
  submitted: ['supplement', 'accepted', 'not-accepted', 'granted', 'withdrawn'],
  supplement: ['submitted', 'granted', 'lapsed', 'withdrawn'],
  accepted: ['suspended', 'granted', 'refused', 'withdrawn'],
  suspended: ['accepted', 'granted', 'withdrawn'],
  granted: [],
  refused: [],
  'not-accepted': [],
  withdrawn: [],
  lapsed: [],
  expired: [],
};

export const caseStatusNames: Record<CaseStatus, LocalText> = {
  draft: { en: 'a draft', zh: '草稿' },
  submitted: { en: 'submitted', zh: '已提交' },
  supplement: { en: 'waiting for what was asked for', zh: '待补正' },
  accepted: { en: 'accepted', zh: '已受理' },
  suspended: { en: 'suspended', zh: '中止计算期限' },
  granted: { en: 'granted', zh: '准予许可' },
  refused: { en: 'refused', zh: '不予许可' },
  'not-accepted': { en: 'not accepted', zh: '不予受理' },
  withdrawn: { en: 'withdrawn', zh: '已撤回' },
  lapsed: { en: 'lapsed', zh: '逾期未补正' },
  expired: { en: 'an expired draft', zh: '草稿已失效' },
};

export const isEnd = (status: CaseStatus): boolean => caseLife[status].length === 0;
