import type { LocalText } from '@counterless/kernel';
import { legalDateOf } from '@counterless/statutes';
import { correctionClock, decisionClock, draftClock, dueOf, type ActedOn, type CaseClocks, type CaseDues } from './case-clock.ts';
import { caseLife, caseStatusNames, isEnd, type CaseStatus } from './case-life.ts';
import { advance, dated, dropAll, endAcceptance, isJoint, openAcceptance, planTasks, type CaseTask } from './case-tasks.ts';
import { byApplicant, theClock, type Applicant, type AskedExtension, type By, type CaseEvent, type CaseEventKind, type CaseFilling, type Certificate, type Decision, type KeptPlan, type MatterTerms, type Supplement } from './case-parts.ts';
import { Refusal } from './refusal.ts';

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

  /** Somebody else acts for the applicant from here on, or the applicant alone; messages go to the new contact. */
  handOver(applicant: Applicant, contact: CaseFilling['contact'], at: Date): void {
    if (isEnd(this.status)) throw this.#wrongState();
    const from = idOf(this.acting);
    Object.assign(this, { acting: applicant.act ?? null, client: applicant.client, contact });
    this.note('handed-over', byApplicant(applicant), at, { from, to: idOf(this.acting) });
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

const idOf = (act: object | null): string | null => (act as { readonly id?: string } | null)?.id ?? null;
