import type { LocalText } from '@counterless/kernel';
import { legalDateOf } from '@counterless/statutes';
import { correctionClock, decisionClock, draftClock, dueOf, type ActedOn, type CaseClocks, type CaseDues, type CasePlan } from './case-clock.ts';
import { caseLife, caseStatusNames, isEnd, type CaseStatus } from './case-life.ts';
import { advance, dated, dropAll, endAcceptance, isJoint, openAcceptance, planTasks, type CaseTask, type StagePlan } from './case-tasks.ts';
import { Refusal } from './refusal.ts';

/** Who does something to a case: the clock has no id. `act`: the act chain, where somebody acts for another. */
export interface By {
  readonly kind: 'person' | 'enterprise' | 'officer' | 'app' | 'operator' | 'clock' | 'service';
  readonly id: string | null;
  readonly act?: object | undefined;
}
export const theClock: By = { kind: 'clock', id: null };

export type CaseEventKind =
  | 'drafted' | 'submitted' | 'supplement-asked' | 'supplemented' | 'accepted' | 'suspended' | 'resumed' | 'extension-asked' | 'extended' | 'extension-refused'
  | 'stage-done' | 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'expired' | 'handed-over' | 'certificate-sealed' | 'certificate-revoked' | 'closed' | 'escalated';
/** One entry of the history. `detail` holds nothing of what was filled in. */
export interface CaseEvent {
  readonly what: CaseEventKind;
  readonly at: Date;
  readonly by: By;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

/** A version of a matter as a case takes it. */
export interface MatterTerms extends Omit<CasePlan, 'joint'> {
  readonly code: string;
  readonly version: number;
  readonly title: LocalText;
  readonly department: string;
  readonly region: string;
  readonly stages: readonly StagePlan[];
  readonly effect: CertificateEffect | null;
  readonly certificate: { readonly name: LocalText; readonly validMonths?: number | undefined; readonly renewable: boolean } | null;
}
export type CertificateEffect = 'issue' | 'change' | 'renew' | 'replace' | 'cancel';
/** What a case keeps of its matter. */
export type KeptPlan = CasePlan & Pick<MatterTerms, 'effect' | 'certificate'>;

export interface Applicant {
  readonly kind: 'person' | 'enterprise';
  readonly id: string;
  /** The app through which it came. */
  readonly client: string;
  readonly act: object | undefined;
}
export interface CaseFilling {
  readonly form: Record<string, unknown>;
  readonly materials: readonly { readonly code: string; readonly fileId: string }[];
  readonly contact: { readonly name: string; readonly mobile: string } | null;
}
/** Times are RFC 3339: this is stored as JSON. */
export interface Supplement {
  readonly askedAt: string;
  readonly askedBy: string;
  readonly items: readonly { readonly what: string; readonly reason: string }[];
  readonly handedInAt: string | null;
}
export interface Remedy {
  readonly kind: 'reconsideration' | 'suit';
  readonly name: LocalText;
  readonly article: LocalText;
  readonly until: string;
}
export interface Decision {
  readonly outcome: 'grant' | 'refuse' | 'not-accept';
  readonly at: string;
  readonly by: 'officer' | 'form-rules' | 'clock';
  readonly officer: string | null;
  readonly reason: string;
  readonly overrun: string | null;
  readonly remedies: readonly Remedy[];
}
export interface Certificate {
  readonly certificateId: string;
  readonly number: string;
  readonly sealedAt: string;
  readonly revokedAt: string | null;
}
export interface AskedExtension {
  readonly askedBy: string;
  readonly days: number;
  readonly reason: string;
}

/**
 * An application (办件) for one matter. Fields are public because the mapping reads and writes them; what may happen to it stands here and
 * in the files beside it: acceptance, deciding, time.
 */
export class ServiceCase {
  id!: string;
  version!: number;
  status!: CaseStatus;
  matterCode!: string;
  matterVersion!: number;
  title!: LocalText;
  plan!: KeptPlan;
  department!: string;
  region!: string;
  applicantKind!: Applicant['kind'];
  applicantId!: string;
  client!: string;
  acting!: object | null;
  form!: CaseFilling['form'];
  contact!: CaseFilling['contact'];
  materials!: CaseFilling['materials'];
  actsOn!: ActedOn | null;
  clocks!: CaseClocks;
  dues!: CaseDues;
  supplement!: Supplement | null;
  extension!: AskedExtension | null;
  decision!: Decision | null;
  certificate!: Certificate | null;
  deemedAccepted!: boolean;
  draftedAt!: Date;
  submittedAt!: Date | null;
  acceptedAt!: Date | null;
  decidedAt!: Date | null;
  closedAt!: Date | null;
  /** Rows of their own. */
  tasks: readonly CaseTask[] = [];
  /** What happened since it was read. */
  events: CaseEvent[] = [];

  static draft(id: string, terms: MatterTerms, filling: CaseFilling & { readonly actsOn: ActedOn | null }, applicant: Applicant, at: Date): ServiceCase {
    const made = Object.assign(new ServiceCase(), {
      id, version: 1, status: 'draft' as const, applicantKind: applicant.kind, applicantId: applicant.id, client: applicant.client, acting: applicant.act ?? null,
      clocks: { draft: draftClock(legalDateOf(at)) }, supplement: null, extension: null, decision: null, certificate: null, deemedAccepted: false,
      draftedAt: at, submittedAt: null, acceptedAt: null, decidedAt: null, closedAt: null,
    });
    made.#take(terms);
    Object.assign(made, filling);
    made.note('drafted', byApplicant(applicant), at);
    return made;
  }

  /** Another filling of a draft, by the version of the matter that is in force now; it is kept for its whole time again. */
  change(filling: Partial<CaseFilling>, terms: MatterTerms, at: Date): void {
    this.mustBe('draft');
    this.#take(terms);
    Object.assign(this, filling);
    this.clocks = { draft: draftClock(legalDateOf(at)) };
    this.settle();
  }

  /** @throws Refusal `case.wrong-state`. The filling has been checked against the terms. */
  submit(terms: MatterTerms, actsOn: ActedOn | null, applicant: Applicant, at: Date, newId: () => string): void {
    this.#take(terms);
    this.actsOn = actsOn;
    this.acting = applicant.act ?? null;
    this.submittedAt = at;
    this.tasks = planTasks(terms.stages, this, newId);
    const { draft, ...others } = this.clocks;
    this.clocks = this.plan.kind === 'immediate' ? others : { ...others, correction: correctionClock(legalDateOf(at)) };
    if (this.plan.kind === 'promised') this.tasks = openAcceptance(this.tasks, at);
    this.moveTo(this.plan.kind === 'immediate' ? 'accepted' : 'submitted');
    this.note('submitted', byApplicant(applicant), at);
    if (this.plan.kind === 'immediate') this.startDeciding(at, at, theClock, newId, { deemed: false });
  }

  /** The period of the decision runs from `from`; the first stages open. */
  startDeciding(from: Date, at: Date, by: By, newId: () => string, detail: { deemed: boolean }): void {
    const { correction, supplement, ...others } = this.clocks;
    this.acceptedAt = from;
    this.clocks = { ...others, decision: decisionClock(this.plan, legalDateOf(from)) };
    this.tasks = advance(endAcceptance(this.tasks, at, by.kind === 'officer' ? by.id : null), this, at, newId);
    this.note('accepted', by, at, detail);
  }

  /** A draft that is given up is forgotten; an application that is taken back is closed. */
  withdraw(applicant: Applicant, at: Date): void {
    const draft = this.status === 'draft';
    this.moveTo('withdrawn');
    if (draft) this.#forget(at);
    this.note('withdrawn', byApplicant(applicant), at);
    if (!draft) this.close(at);
  }

  /** Nobody submitted it in its time. What was filled in is deleted. */
  expire(at: Date): void {
    this.moveTo('expired');
    this.#forget(at);
    this.note('expired', theClock, at);
  }

  /** Nothing more is owed. */
  close(at: Date): void {
    this.closedAt = at;
    this.tasks = dropAll(this.tasks, at);
    this.note('closed', theClock, at);
  }

  /** @throws Refusal `case.wrong-state` */
  mustBe(...wanted: readonly CaseStatus[]): void {
    if (!wanted.includes(this.status)) throw this.#wrongState();
  }

  /** @throws Refusal `case.wrong-state` when the table has no such step. */
  moveTo(next: CaseStatus): void {
    if (!caseLife[this.status].includes(next)) throw this.#wrongState();
    this.status = next;
  }

  /** Adds to the history; dates follow what has happened. */
  note(what: CaseEventKind, by: By, at: Date, detail: CaseEvent['detail'] = null): void {
    this.events.push({ what, at, by, detail });
    this.settle();
  }

  /** Reads the dates off the clocks. */
  settle(): void {
    const { draft, correction, supplement, decision, delivery } = this.clocks;
    this.dues = {
      ...(draft && { draft: dueOf(draft) }),
      ...(correction && { correction: dueOf(correction) }),
      ...(supplement && { supplement: dueOf(supplement) }),
      ...(decision && { legal: dueOf(decision), promised: dueOf(decision, decision.promise === undefined ? 'legal' : 'promised') }),
      ...(delivery && { delivery: dueOf(delivery) }),
      ...(this.actsOn?.inTime && !isEnd(this.status) && { renewal: this.actsOn.expiry }),
    };
    this.tasks = dated(this.tasks, this.dues);
  }

  #forget(at: Date): void {
    Object.assign(this, { closedAt: at, form: {}, contact: null, materials: [] });
  }

  #take({ code, version, title, department, region, stages, effect, certificate, ...periods }: MatterTerms): void {
    const { kind, legalPeriod, promisedPeriod, setBy, supplementPeriod } = periods;
    this.plan = { kind, legalPeriod, promisedPeriod, setBy, supplementPeriod, joint: isJoint(stages), effect, certificate };
    Object.assign(this, { matterCode: code, matterVersion: version, title, department, region });
  }

  #wrongState(): Refusal {
    const { en, zh } = caseStatusNames[this.status];
    return new Refusal('case.wrong-state', { en: `the case is ${en}`, zh: `办件${zh}` });
  }
}

export const byApplicant = ({ kind, id, act }: Applicant): By => ({ kind, id, act });
