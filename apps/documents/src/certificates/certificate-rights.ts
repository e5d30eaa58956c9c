import { certificateProblems, covers, type Actor } from '@counterless/contracts';
import { Problem } from '@counterless/kernel';
import type { Certificate } from '../domain/certificate.ts';

export function isHolder(c: Certificate, actor: Actor): boolean {
  return c.holderKind === actor.kind && c.holderId === actor.id;
}

/** An officer of the department that issued it, in a region that covers its own. */
export function isIssuing(c: Certificate, actor: Actor): boolean {
  return actor.kind === 'officer' && actor.department === c.department && actor.region !== undefined && covers(actor.region, c.region);
}

/** @throws Problem `certificate.not-found`: of somebody else's certificate one learns not even that it exists */
export function readable(c: Certificate, actor: Actor): Certificate {
  if (!isHolder(c, actor) && !isIssuing(c, actor)) throw new Problem(certificateProblems.certificateNotFound);
  return c;
}
