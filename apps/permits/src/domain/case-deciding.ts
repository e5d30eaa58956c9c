import { legalDateOf, type LegalDate } from '@counterless/statutes';
import { deliveryClock } from './case-clock.ts';
import { advance, answer, dropAll, endWithDecision, type StageOutcome } from './case-tasks.ts';
import { remediesFrom } from './case-remedies.ts';
import { Refusal } from './refusal.ts';
import { theClock, type By, type Certificate, type Decision } from './case-parts.ts';
import type { ServiceCase } from './service-case.ts';

type Officer = By & { readonly id: string };
export interface Ruling {
  readonly reason: string;
  /** Why it comes after the promised or the legal day. */
  readonly overrun?: string | undefined;
}

/** A department answers its stage; what comes next opens. */
export function completeStage(c: ServiceCase, by: Officer, taskId: string, outcome: StageOutcome, opinion: string, at: Date, newId: () => string): void {
  c.mustBe('accepted');
  c.tasks = advance(answer(c.tasks, taskId, outcome, opinion, by.id, at), c, at, newId);
  c.note('stage-done', by, at, { taskId, outcome });
}

/** @throws Refusal `case.wrong-state`, `case.stages-open`, `case.department-disagrees`, `case.claimed-by-another`, `case.overrun-unexplained` */
export function grant(c: ServiceCase, by: Officer, ruling: Ruling, at: Date): void {
  c.mustBe('accepted');
  explained(c, ruling, at);
  c.tasks = endWithDecision(c.tasks, c, by.id, at, true);
  granted(c, by, { by: 'officer', officer: by.id, reason: ruling.reason, overrun: ruling.overrun ?? null }, at);
}

/** 即办件: what was filled in satisfies the rules of the matter, so nobody has to look at it. */
export function grantAtOnce(c: ServiceCase, reason: string, at: Date): void {
  c.mustBe('accepted');
  granted(c, theClock, { by: 'form-rules', officer: null, reason, overrun: null }, at);
}

/** 行政许可法 50(2): renewal was asked for in time and not decided before the certificate ended. */
export function renewBySilence(c: ServiceCase, at: Date): void {
  granted(c, theClock, { by: 'clock', officer: null, reason: '《行政许可法》第五十条第二款：逾期未作决定的，视为准予延续。', overrun: null }, at);
}

/** Refused in writing, with reasons and remedies (38(2)). @throws as `grant` */
export function refuse(c: ServiceCase, by: Officer, ruling: Ruling, at: Date): void {
  c.mustBe('accepted');
  explained(c, ruling, at);
  c.tasks = endWithDecision(c.tasks, c, by.id, at, false);
  c.moveTo('refused');
  const remedies = remediesFrom(at).map(({ deadline: _, ...remedy }) => remedy);
  decided(c, { outcome: 'refuse', at: at.toISOString(), by: 'officer', officer: by.id, reason: ruling.reason, overrun: ruling.overrun ?? null, remedies }, at);
  c.note('refused', by, at, { reason: ruling.reason });
  c.close(at);
}

/** The same officer sends the same decision again. */
export const alreadyDecided = (c: ServiceCase, officer: string, outcome: Decision['outcome'], reason: string): boolean =>
  c.decision?.officer === officer && c.decision.outcome === outcome && c.decision.reason === reason;

/** A grant that ends a certificate gives none. */
export const givesCertificate = (c: Pick<ServiceCase, 'plan'>): boolean => c.plan.certificate !== null && c.plan.effect !== 'cancel';

function granted(c: ServiceCase, by: By, how: Pick<Decision, 'by' | 'officer' | 'reason' | 'overrun'>, at: Date): void {
  c.moveTo('granted');
  c.acceptedAt ??= at;
  c.tasks = dropAll(c.tasks, at);
  decided(c, { outcome: 'grant', at: at.toISOString(), remedies: [], ...how }, at);
  if (givesCertificate(c)) c.clocks = { ...c.clocks, delivery: deliveryClock(legalDateOf(at)) };
  c.note('granted', by, at, { reason: how.reason });
  if (!givesCertificate(c)) c.close(at);
}

function decided(c: ServiceCase, decision: Decision, at: Date): void {
  c.decision = decision;
  c.decidedAt = at;
  c.extension = null;
}

/** 优化营商环境条例 36: what comes after its day says why. @throws Refusal `case.overrun-unexplained` */
function explained(c: ServiceCase, { overrun }: Ruling, at: Date): void {
  const today: LegalDate = legalDateOf(at);
  const passed = [c.dues.promised, c.dues.legal].find(due => due != null && due < today);
  if (passed === undefined || overrun?.trim()) return;
  const message = { en: `it was due on ${passed}: say why it comes later`, zh: `应于 ${passed} 前办结，请说明超期理由` };
  throw new Refusal('case.overrun-unexplained', message, [{ path: '$.overrun', code: 'required', message }]);
}

/** The certificate was sealed: with it the case is done. */
export function takeCertificate(c: ServiceCase, certificate: Pick<Certificate, 'certificateId' | 'number'>, at: Date): void {
  c.certificate = { certificateId: certificate.certificateId, number: certificate.number, sealedAt: at.toISOString(), revokedAt: null, supersededAt: null };
  c.note('certificate-sealed', { kind: 'service', id: 'documents' }, at, { number: certificate.number });
  if (!c.closedAt) c.close(at);
}

/** The certificate is no longer good. */
export function loseCertificate(c: ServiceCase, how: 'revoked' | 'superseded', at: Date): void {
  const { certificate } = c;
  if (!certificate) return;
  c.certificate = { ...certificate, ...(how === 'revoked' ? { revokedAt: at.toISOString() } : { supersededAt: at.toISOString() }) };
  c.note(how === 'revoked' ? 'certificate-revoked' : 'certificate-superseded', { kind: 'service', id: 'documents' }, at, { number: certificate.number });
}
