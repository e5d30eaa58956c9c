/** JSON of a mandate `m` with its enterprise `e` and agent `a`, as the contract's MandateView. */
export const mandateJson = `json_build_object('id', m.id, 'version', m.version, 'enterpriseId', e.id, 'enterpriseName', e.name, 'uscc', e.uscc, 'agentId', a.id,
  'agentName', a.name_masked, 'role', m.role, 'scopes', m.scopes, 'starts', iso(m.starts), 'ends', iso(m.ends), 'endedAt', iso(m.ended_at))`;
export const mandateJoin = 'mandate m JOIN enterprise e ON e.id = m.enterprise_id JOIN person a ON a.id = m.agent_id';

/** JSON of a consent `c` with its person `p`, as the contract's ConsentView. */
export const consentJson = `json_build_object('id', c.id, 'version', c.version, 'workerId', c.worker_id, 'personId', c.person_id, 'personName', p.name_masked,
  'purpose', c.purpose, 'scopes', c.scopes, 'form', c.form, 'recordedAt', iso(c.recorded_at), 'until', iso(c.until), 'revokedAt', iso(c.revoked_at))`;
export const consentJoin = 'consent c JOIN person p ON p.id = c.person_id';
