import { permits, type CaseFact } from '@counterless/contracts';
import type { Transaction } from '@counterless/platform';
import { over } from '../domain/case-clock.ts';
import { isEnd } from '../domain/case-life.ts';
import type { CaseEvent, CaseEventKind } from '../domain/case-parts.ts';
import type { ServiceCase } from '../domain/service-case.ts';

/** Tells what has just happened to a case: one fact for each entry of its history that others hear of. */
export function tell(tx: Transaction, c: ServiceCase): void {
  const data: CaseFact = {
    caseId: c.id, applicantKind: c.applicantKind, applicant: c.applicantId, department: c.department, region: c.region, matter: c.matterCode, status: c.status,
  };
  for (const event of c.events) tellings[event.what]?.(tx, c, data, event);
}

type Telling = (tx: Transaction, c: ServiceCase, data: CaseFact, event: CaseEvent) => void;

const tellings: Partial<Record<CaseEventKind, Telling>> = {
  submitted: (tx, c, data) => tx.publish(permits.caseSubmitted, c, data),
  accepted: (tx, c, data, { detail }) => tx.publish(permits.caseAccepted, c, { ...data, deemed: detail?.['deemed'] === true, ...days(c) }),
  'supplement-asked': (tx, c, data) => tx.publish(permits.caseSupplementAsked, c, { ...data, due: c.dues.supplement! }),
  supplemented: (tx, c, data) => tx.publish(permits.caseSupplemented, c, data),
  suspended: (tx, c, data, { detail }) => tx.publish(permits.caseSuspended, c, { ...data, reason: detail!['reason'] as string }),
  resumed: (tx, c, data) => tx.publish(permits.caseResumed, c, { ...data, ...days(c) }),
  'extension-asked': (tx, c, data, { detail }) => tx.publish(permits.caseExtensionAsked, c, { ...data, days: detail!['days'] as number, joint: c.plan.joint }),
  extended: (tx, c, data, { detail }) => tx.publish(permits.caseExtended, c, { ...data, days: detail!['days'] as number, ...days(c) }),
  'stage-done': (tx, c, data, { detail }) => tx.publish(permits.caseStageDone, c, { ...data, taskId: detail!['taskId'] as string, outcome: detail!['outcome'] as 'agree' }),
  granted: (tx, c, data) => tx.publish(permits.caseGranted, c, { ...data, by: c.decision!.by, ...(certificateOf(c) && { certificate: certificateOf(c)! }) }),
  refused: (tx, c, data) => tx.publish(permits.caseRefused, c, data),
  'not-accepted': (tx, c, data) => tx.publish(permits.caseRefused, c, data),
  'certificate-sealed': (tx, c, data) => tx.publish(permits.caseCertified, c, data),
  closed: (tx, c, data) => tx.publish(permits.caseClosed, c, data),
  withdrawn: (tx, c, data) => {
    if (c.submittedAt !== null) tx.publish(permits.caseWithdrawn, c, { ...data, why: 'applicant' });
  },
  lapsed: (tx, c, data) => tx.publish(permits.caseWithdrawn, c, { ...data, why: 'lapsed' }),
};

/** What is to be done with a certificate. To give one up, one must be named. */
const certificateOf = ({ plan: { effect }, actsOn }: ServiceCase) => (effect === 'cancel' && !actsOn ? null : effect);

const days = ({ dues: { promised, legal } }: ServiceCase) => ({ ...(promised && { promised }), ...(legal && { legal }) });

export const caseDeadlines = ['case.expire-draft', 'case.accept-by-silence', 'case.lapse', 'case.renew-by-silence'] as const;
type Timers = Partial<Record<(typeof caseDeadlines)[number], Date>>;

/** What the clock does to a case unless somebody does something first. */
export function timersOf({ status, dues: { draft, correction, supplement }, actsOn, submittedAt }: ServiceCase): Timers {
  return {
    ...(status === 'draft' && draft && { 'case.expire-draft': over(draft) }),
    ...(status === 'submitted' && correction && { 'case.accept-by-silence': over(correction) }),
    ...(status === 'supplement' && supplement && { 'case.lapse': over(supplement) }),
    ...(submittedAt && actsOn?.inTime && actsOn.expiry && !isEnd(status) && { 'case.renew-by-silence': over(actsOn.expiry) }),
  };
}

export function setTimers(tx: Transaction, id: string, before: Timers, after: Timers): void {
  for (const kind of caseDeadlines) {
    const at = after[kind];
    if (at?.getTime() === before[kind]?.getTime()) continue;
    if (at) tx.schedule(kind, id, at);
    else tx.cancel(kind, id);
  }
}
