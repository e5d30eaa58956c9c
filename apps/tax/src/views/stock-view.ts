import { iso, type Prepared } from '@counterless/platform';

export const stockJson = `json_build_object('id', id, 'region', region, 'code', code, 'type', type, 'first', lower(serials), 'last', upper(serials) - 1,
  'state', state, 'requisitionId', requisition, 'since', ${iso('since')})`;
export const stockView: Prepared = {
  name: 'stock.view',
  text: `SELECT json_build_object('items', coalesce(json_agg(${stockJson} ORDER BY code, lower(serials)), '[]'))::text AS body FROM stock_range WHERE id = ANY($1::uuid[])`,
};
