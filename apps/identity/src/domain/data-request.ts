import { computeDeadline, legalDateOf, ruleAt, type LegalDate, type Why } from '@counterless/statutes';

export type DataRequestKind = 'export' | 'erasure';
export type DataRequestStatus = 'collecting' | 'ready' | 'expired' | 'cooling' | 'erasing' | 'erased' | 'withdrawn';

/** The life of a request about personal data: what may follow what. */
export const dataRequestLife: Readonly<Record<DataRequestStatus, readonly DataRequestStatus[]>> = {
  collecting: ['ready', 'expired'],
  ready: ['expired'],
  expired: [],
  cooling: ['erasing', 'withdrawn'],
  erasing: ['erased'],
  erased: [],
  withdrawn: [],
};

/** The midnight that ends the period of a rule which begins at an instant. */
function endOfPeriod(rule: string, at: Date): Date {
  const day = legalDateOf(at);
  return computeDeadline(ruleAt(rule, day), day).dueInstant;
}

/** A person asks for a copy of what is held, or for its erasure (PIPL 45, 47). Answered within the days of PIPL 50. */
export class DataRequest {
  id!: string;
  version!: number;
  personId!: string;
  kind!: DataRequestKind;
  status!: DataRequestStatus;
  /** The app through which it came. */
  client!: string;
  askedAt!: Date;
  due!: LegalDate;
  why!: Why;
  beginsAt!: Date | null;
  expiresAt!: Date | null;
  overdueAt!: Date | null;
  finishedAt!: Date | null;
  receiptDigest!: Buffer | null;

  /** `ends`: the midnight after the last day for its answer. */
  static askExport(given: Pick<DataRequest, 'id' | 'personId' | 'client'>, at: Date): { request: DataRequest; ends: Date } {
    const { request, ends } = DataRequest.#ask(given, at);
    return { request: Object.assign(request, { kind: 'export' as const, status: 'collecting' as const, expiresAt: endOfPeriod('person-data.export-kept', at) }), ends };
  }

  /** It begins when the time for taking it back has ended. */
  static askErasure(given: Pick<DataRequest, 'id' | 'personId' | 'client' | 'receiptDigest'>, at: Date): { request: DataRequest; ends: Date } {
    const { request, ends } = DataRequest.#ask(given, at);
    const { receiptDigest } = given;
    return { request: Object.assign(request, { kind: 'erasure' as const, status: 'cooling' as const, beginsAt: endOfPeriod('person-data.cooling', at), receiptDigest }), ends };
  }

  static #ask(given: Pick<DataRequest, 'id' | 'personId' | 'client'>, at: Date): { request: DataRequest; ends: Date } {
    const day = legalDateOf(at);
    const { due, dueInstant, why } = computeDeadline(ruleAt('person-data.reply', day), day);
    const nothing = { beginsAt: null, expiresAt: null, overdueAt: null, finishedAt: null, receiptDigest: null };
    return { request: Object.assign(new DataRequest(), given, { version: 1, askedAt: at, due, why, ...nothing }), ends: dueInstant };
  }

  may(to: DataRequestStatus): boolean {
    return dataRequestLife[this.status].includes(to);
  }

  /** @throws Error where the table has no such step: callers ask `may` first */
  become(to: DataRequestStatus, at: Date): void {
    if (!this.may(to)) throw new Error(`request ${this.id} is ${this.status} and cannot become ${to}`);
    this.status = to;
    if (to === 'ready' || to === 'erased') this.finishedAt = at;
  }

  /** The last day passed, and not all services have answered. */
  overdue(at: Date): void {
    if (this.status === 'collecting' || this.status === 'erasing') this.overdueAt = at;
  }
}
