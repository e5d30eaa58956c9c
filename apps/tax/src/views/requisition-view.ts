import { iso, type Prepared } from '@counterless/platform';

export const requisitionJson = `json_build_object('id', r.id, 'version', r.version, 'taxpayerId', r.taxpayer, 'region', r.region, 'channel', r.channel,
  'status', r.status, 'lines', r.lines, 'addressId', r.address, 'requestedAt', ${iso('r.requested_at')}, 'promisedAt', ${iso('r.promised_at')},
  'escalatedAt', ${iso('r.escalated_at')}, 'issuedAt', ${iso('r.issued_at')}, 'officeMinutes', r.office_minutes,
  'promiseKept', r.issued_at <= r.promised_at, 'serials', r.serials, 'decision', r.decisions -> -1,
  'parcel', (SELECT json_build_object('id', p.id, 'attempt', p.attempt, 'status', p.status, 'waybill', p.waybill, 'steps', p.steps)
    FROM parcel p WHERE p.requisition = r.id ORDER BY p.attempt DESC LIMIT 1))::text`;

export const requisitionView: Prepared = {
  name: 'requisition.view',
  text: `SELECT r.taxpayer, r.region, r.version, ${requisitionJson} AS body FROM requisition r WHERE r.id = $1`,
};
