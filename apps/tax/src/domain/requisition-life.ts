import type { LocalText } from '@counterless/kernel';

export type RequisitionStatus =
  | 'refused'
  | 'waiting'
  | 'withdrawn'
  | 'issued'
  | 'posted'
  | 'signed-for'
  | 'handed-over'
  | 'returned'
  | 'restocked'
  | 'lost'
  | 'written-off';

/** The life of a requisition: what may follow what. Nothing follows the ends. */
export const requisitionLife: Readonly<Record<RequisitionStatus, readonly RequisitionStatus[]>> = {
  refused: [],
  waiting: ['issued', 'handed-over', 'refused', 'withdrawn'],
  withdrawn: [],
  // What a courier tells may come late, out of order, or be put right: a parcel that was lost is found.
  issued: ['posted', 'signed-for', 'returned', 'lost'],
  posted: ['signed-for', 'returned', 'lost'],
  'signed-for': [],
  'handed-over': [],
  returned: ['issued', 'restocked', 'signed-for', 'lost'],
  restocked: [],
  lost: ['written-off', 'signed-for', 'returned'],
  'written-off': [],
};

/** What the status of its parcel makes of a requisition; nothing while the courier has not taken it. A parcel that is refused has not left. */
export const ofParcel: Readonly<Record<string, RequisitionStatus>> = {
  accepted: 'posted',
  'in-transit': 'posted',
  'signed-for': 'signed-for',
  returned: 'returned',
  refused: 'returned',
  lost: 'lost',
};

/** What was asked for under these does not count against the month: nothing was drawn, or nothing of it is there any more. */
export const uncounted: readonly RequisitionStatus[] = ['refused', 'withdrawn', 'restocked', 'written-off'];

export const statusNames: Record<RequisitionStatus, LocalText> = {
  refused: { en: 'refused', zh: '已拒绝' },
  waiting: { en: 'waiting', zh: '待处理' },
  withdrawn: { en: 'withdrawn', zh: '已撤回' },
  issued: { en: 'issued', zh: '已发放' },
  posted: { en: 'posted', zh: '已寄出' },
  'signed-for': { en: 'signed for', zh: '已签收' },
  'handed-over': { en: 'handed over', zh: '已当面领取' },
  returned: { en: 'returned', zh: '已退回' },
  restocked: { en: 'restocked', zh: '已退回入库' },
  lost: { en: 'lost by the courier', zh: '邮寄丢失' },
  'written-off': { en: 'written off', zh: '已挂失' },
};
