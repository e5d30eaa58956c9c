import { iso, type Prepared } from '@counterless/platform';

/** A taxpayer as callers see it; $2 is today. */
export const taxpayerView: Prepared = {
  name: 'taxpayer.view',
  text: `SELECT t.id AS taxpayer, t.region, t.version, json_build_object('id', t.id, 'version', t.version, 'name', t.name, 'uscc', t.uscc, 'region', t.region,
      'grade', (SELECT g.grade FROM credit_grade g WHERE g.taxpayer = t.id AND g.starts_on <= $2::date ORDER BY g.ground = 'new', g.starts_on DESC LIMIT 1),
      'grades', (SELECT json_agg(json_build_object('grade', g.grade, 'startsOn', g.starts_on, 'ground', g.ground, 'score', g.score, 'reason', g.reason,
        'officer', g.officer, 'recordedAt', ${iso('g.recorded_at')}) ORDER BY g.starts_on DESC) FROM credit_grade g WHERE g.taxpayer = t.id),
      'registeredAt', ${iso('t.registered_at')})::text AS body
    FROM taxpayer t WHERE t.id = $1`,
};

export const addressJson = `json_build_object('id', id, 'region', region, 'line', line_masked, 'recipient', recipient_masked, 'mobile', mobile_masked,
  'addedAt', ${iso('added_at')})::text`;
export const addressView: Prepared = {
  name: 'address.view',
  text: `SELECT ${addressJson} AS body FROM delivery_address WHERE id = $1`,
};
