import type { LocalText } from '@counterless/kernel';

export type PassStatus = 'requested' | 'granted' | 'refused' | 'withdrawn' | 'revoked' | 'expired' | 'lapsed';

/** The life of a pass: what may follow what. Nothing follows the five ends. */
export const passLife: Readonly<Record<PassStatus, readonly PassStatus[]>> = {
  requested: ['granted', 'refused', 'withdrawn', 'lapsed'],
  granted: ['revoked', 'expired', 'withdrawn'],
  refused: [],
  withdrawn: [],
  revoked: [],
  expired: [],
  lapsed: [],
};

export const statusNames: Record<PassStatus, LocalText> = {
  requested: { en: 'requested', zh: '待决定' },
  granted: { en: 'granted', zh: '已准予' },
  refused: { en: 'refused', zh: '已拒绝' },
  withdrawn: { en: 'withdrawn', zh: '已撤回' },
  revoked: { en: 'revoked', zh: '已撤销' },
  expired: { en: 'expired', zh: '已过期' },
  lapsed: { en: 'lapsed', zh: '逾期未决定' },
};
