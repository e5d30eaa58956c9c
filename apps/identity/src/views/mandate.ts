import type { MandateView } from '@counterless/contracts';
import type { Enterprise, Mandate } from '../domain/mandate.ts';
import type { Person } from '../domain/person.ts';

/** A mandate as the contract shows it. */
export function mandateView(mandate: Mandate, enterprise: Enterprise, agent: Person): MandateView {
  return {
    id: mandate.id,
    version: mandate.version,
    enterpriseId: enterprise.id,
    enterpriseName: enterprise.name,
    uscc: enterprise.uscc,
    agentId: agent.id,
    agentName: agent.nameMasked,
    role: mandate.role,
    scopes: mandate.scopes,
    starts: mandate.starts.toISOString(),
    ends: mandate.ends.toISOString(),
    endedAt: mandate.endedAt?.toISOString() ?? null,
  };
}

/** The same, as PostgreSQL writes it: of a mandate `m` with its enterprise `e` and agent `a`. */
export const mandateJson = `json_build_object('id', m.id, 'version', m.version, 'enterpriseId', e.id, 'enterpriseName', e.name, 'uscc', e.uscc, 'agentId', a.id,
  'agentName', a.name_masked, 'role', m.role, 'scopes', m.scopes, 'starts', iso(m.starts), 'ends', iso(m.ends), 'endedAt', iso(m.ended_at))`;
export const mandateJoin = 'mandate m JOIN enterprise e ON e.id = m.enterprise_id JOIN person a ON a.id = m.agent_id';
