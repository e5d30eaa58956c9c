import { Money } from '@counterless/kernel';
import { computeDeadline, legalDateOf, ruleAt, type LegalDate, type Why } from '@counterless/statutes';
import { Refusal } from './refusal.ts';

export type InvoiceType = 'vat-special' | 'vat-ordinary' | 'vat-roll';
export type EntitlementStatus = 'requested' | 'confirmed' | 'refused' | 'replaced';

export interface Entitling {
  readonly monthlyQuantity: number;
  /** Decimal text in yuan. */
  readonly highestAmount: string;
}

/** What a taxpayer may draw of one type of invoice (票种核定): asked for, then confirmed by an officer within five working days. */
export class Entitlement {
  id!: string;
  version!: number;
  taxpayer!: string;
  region!: string;
  type!: InvoiceType;
  status!: EntitlementStatus;
  monthlyQuantity!: number;
  highestAmount!: string;
  requestedAt!: Date;
  due!: LegalDate;
  why!: Why;
  overdueAt!: Date | null;
  decidedAt!: Date | null;
  officer!: string | null;
  reason!: string | null;

  /** A new request, its last day counted from now; `ends` is the midnight after that day. @throws Refusal `request.invalid` */
  static request(
    given: Pick<Entitlement, 'id' | 'taxpayer' | 'region' | 'type'> & Entitling,
    at: Date,
  ): { entitlement: Entitlement; ends: Date } {
    mustBePositive(given.highestAmount);
    const day = legalDateOf(at);
    const { due, dueInstant, why } = computeDeadline(ruleAt('tax.invoice-entitlement', day), day);
    const entitlement = Object.assign(new Entitlement(), given, {
      version: 1,
      status: 'requested' as const,
      requestedAt: at,
      due,
      why,
      overdueAt: null,
      decidedAt: null,
      officer: null,
      reason: null,
    });
    return { entitlement, ends: dueInstant };
  }

  /** @throws Refusal `entitlement.decided`, `request.invalid` */
  confirm(confirmed: Entitling, officer: string, reason: string, at: Date): void {
    mustBePositive(confirmed.highestAmount);
    this.#decide('confirmed', officer, reason, at);
    this.monthlyQuantity = confirmed.monthlyQuantity;
    this.highestAmount = confirmed.highestAmount;
  }

  /** @throws Refusal `entitlement.decided` */
  refuse(officer: string, reason: string, at: Date): void {
    this.#decide('refused', officer, reason, at);
  }

  #decide(status: EntitlementStatus, officer: string, reason: string, at: Date): void {
    if (this.status !== 'requested')
      throw new Refusal('entitlement.decided', { en: `it is ${this.status}`, zh: '该申请已经处理' });
    Object.assign(this, { status, officer, reason, decidedAt: at });
  }
}

function mustBePositive(amount: string): void {
  if (Money.parse(amount).fen > 0n) return;
  const message = { en: 'must be more than 0', zh: '应大于 0' };
  throw new Refusal('request.invalid', message, [{ path: '$.highestAmount', code: 'range', message }]);
}
