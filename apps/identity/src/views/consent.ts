import type { ConsentView } from '@counterless/contracts';
import type { Consent } from '../domain/consent.ts';
import type { Person } from '../domain/person.ts';

/** A consent as the contract shows it. */
export function consentView(consent: Consent, person: Person): ConsentView {
  return {
    id: consent.id,
    version: consent.version,
    workerId: consent.workerId,
    personId: consent.personId,
    personName: person.nameMasked,
    purpose: consent.purpose,
    scopes: consent.scopes,
    form: consent.form,
    recordedAt: consent.recordedAt.toISOString(),
    until: consent.until.toISOString(),
    revokedAt: consent.revokedAt?.toISOString() ?? null,
  };
}

/** The same, as PostgreSQL writes it: of a consent `c` with its person `p`. */
export const consentJson = `json_build_object('id', c.id, 'version', c.version, 'workerId', c.worker_id, 'personId', c.person_id, 'personName', p.name_masked,
  'purpose', c.purpose, 'scopes', c.scopes, 'form', c.form, 'recordedAt', iso(c.recorded_at), 'until', iso(c.until), 'revokedAt', iso(c.revoked_at))`;
export const consentJoin = 'consent c JOIN person p ON p.id = c.person_id';
