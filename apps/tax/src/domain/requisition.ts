import { legalDateOf } from '@counterless/statutes';
import type { InvoiceType } from './entitlement.ts';
import type { Finding, PolicyDecision, PolicyRules, Question } from './invoice-policy.ts';
import { afterOfficeMinutes, officeMinutesBetween, type OfficeCalendar } from './office-hours.ts';
import { Refusal } from './refusal.ts';
import { ofParcel, requisitionLife, statusNames, type RequisitionStatus } from './requisition-life.ts';
import type { Serials } from './serials.ts';

/** One decision as it is kept and shown. Times are RFC 3339: this is stored as JSON. */
export interface Decision {
  readonly outcome: 'accept' | 'refuse' | 'issue' | 'withdraw';
  readonly at: string;
  readonly by: 'policy' | 'officer' | 'taxpayer';
  readonly officer?: string;
  readonly policy?: string;
  readonly reason?: string;
  readonly reasons: readonly Finding[];
}
export interface IssuedRange extends Serials {
  readonly type: InvoiceType;
  readonly code: string;
}
/** The month of an instant in Shanghai, `YYYY-MM`. */
export const monthOf = (at: Date): string => legalDateOf(at).slice(0, 7);

/** A requisition of invoices (发票领用申请). Fields are public because the mapping reads and writes them; only the methods change them by the rules. */
export class Requisition {
  id!: string;
  version!: number;
  taxpayer!: string;
  region!: string;
  channel!: Question['channel'];
  status!: RequisitionStatus;
  lines!: readonly { readonly type: InvoiceType; readonly quantity: number }[];
  address!: string | null;
  /** Who pressed the key: the agent online, the officer at the counter. */
  actor!: string;
  question!: Question;
  /** Office hours that the promise is counted by: those of the policy that accepted it. */
  office!: OfficeCalendar | null;
  month!: string;
  requestedAt!: Date;
  promisedAt!: Date | null;
  escalatedAt!: Date | null;
  issuedAt!: Date | null;
  officeMinutes!: number | null;
  /** As they were issued; where they are now stands in the stock. */
  serials!: readonly IssuedRange[];
  /** All decisions, oldest first: the first is the policy's and can be made again. */
  decisions!: readonly Decision[];

  /**
   * A new requisition with the policy's decision. Accepted, it is promised within the policy's minutes of office hours.
   * @returns when it is to be escalated, of one that waits
   */
  static ask(
    given: Pick<Requisition, 'id' | 'taxpayer' | 'region' | 'address' | 'actor' | 'question'>,
    decision: PolicyDecision,
    rules: PolicyRules | undefined,
  ): { requisition: Requisition; escalateAt: Date | undefined } {
    const { question } = given;
    const at = new Date(question.at);
    const accepted = decision.outcome === 'accept' && rules !== undefined;
    const office = accepted ? { officeHours: rules.officeHours, closedOn: rules.closedOn, openOn: rules.openOn } : null;
    const within = (minutes: number) => (office ? afterOfficeMinutes(at, minutes, office).due : null);
    const requisition = Object.assign(new Requisition(), given, {
      version: 1,
      channel: question.channel,
      status: accepted ? ('waiting' as const) : ('refused' as const),
      lines: question.lines.map(({ type, quantity }) => ({ type, quantity })),
      office,
      month: monthOf(at),
      requestedAt: at,
      promisedAt: accepted ? within(rules.promiseMinutes) : null,
      escalatedAt: null,
      issuedAt: null,
      officeMinutes: null,
      serials: [],
      decisions: [
        {
          outcome: decision.outcome,
          at: question.at,
          by: 'policy',
          ...(decision.policy && { policy: decision.policy }),
          reasons: decision.findings,
        },
      ],
    });
    return { requisition, escalateAt: accepted ? within(rules.escalateMinutes)! : undefined };
  }

  /** @throws Refusal `requisition.wrong-state` that names the state it is in */
  mustBe(status: RequisitionStatus): void {
    if (this.status !== status) throw this.#wrongState();
  }

  issue(serials: readonly IssuedRange[], officer: string, at: Date): void {
    this.moveTo(this.channel === 'online' ? 'issued' : 'handed-over');
    this.serials = serials;
    this.issuedAt = at;
    this.officeMinutes = officeMinutesBetween(this.requestedAt, at, this.office!);
    this.#decided({ outcome: 'issue', at: at.toISOString(), by: 'officer', officer, reasons: [] });
  }

  refuse(officer: string, reason: string, at: Date): void {
    this.moveTo('refused');
    this.#decided({ outcome: 'refuse', at: at.toISOString(), by: 'officer', officer, reason, reasons: [] });
  }

  withdraw(at: Date): void {
    this.moveTo('withdrawn');
    this.#decided({ outcome: 'withdraw', at: at.toISOString(), by: 'taxpayer', reasons: [] });
  }

  /** Near the end of its promise: to the front of the queue. */
  escalate(at: Date): void {
    this.escalatedAt = at;
  }

  /** Follows its parcel, where its life allows: what comes too late changes nothing. @returns whether it moved */
  follow(parcel: string): boolean {
    const status = ofParcel[parcel];
    if (status === undefined || !requisitionLife[this.status].includes(status)) return false;
    this.status = status;
    return true;
  }

  /** @throws Refusal `requisition.wrong-state` */
  moveTo(status: RequisitionStatus): void {
    if (!requisitionLife[this.status].includes(status)) throw this.#wrongState();
    this.status = status;
  }

  #decided(decision: Decision): void {
    this.decisions = [...this.decisions, decision];
  }

  #wrongState(): Refusal {
    const { en, zh } = statusNames[this.status];
    return new Refusal('requisition.wrong-state', { en: `it is ${en}`, zh: `该申请${zh}` });
  }
}
