import { iso, type Prepared } from '@counterless/platform';

export const entitlementJson = `json_build_object('id', id, 'version', version, 'taxpayerId', taxpayer, 'type', type, 'status', status,
  'monthlyQuantity', monthly_quantity, 'highestAmount', highest_amount::text, 'requestedAt', ${iso('requested_at')}, 'due', due, 'why', why,
  'overdueAt', ${iso('overdue_at')}, 'decidedAt', ${iso('decided_at')}, 'reason', reason)::text`;
export const entitlementView: Prepared = {
  name: 'entitlement.view',
  text: `SELECT version, ${entitlementJson} AS body FROM entitlement WHERE id = $1`,
};
