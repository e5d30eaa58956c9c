import { legalDateOf, type LegalDate } from '@counterless/statutes';

export type CertificateStatus = 'requested' | 'sealed' | 'superseded' | 'revoked' | 'faulty';

/**
 * What may follow. What is faulty is requested again once its content is put right; what is superseded may still turn out to have been
 * granted wrongly.
 */
export const certificateLife: Readonly<Record<CertificateStatus, readonly CertificateStatus[]>> = {
  requested: ['sealed', 'revoked', 'faulty'],
  sealed: ['superseded', 'revoked'],
  superseded: ['revoked'],
  revoked: [],
  faulty: ['requested', 'revoked'],
};

export const mayBecome = (from: CertificateStatus, to: CertificateStatus): boolean => certificateLife[from].includes(to);

export interface Validity {
  readonly status: CertificateStatus;
  /** First and last day; without a last one it is good until it is revoked. */
  readonly validFrom: string;
  readonly validUntil: string | null;
}

export type Standing = 'valid' | 'not-yet-valid' | 'expired' | 'superseded' | 'revoked';

/**
 * Is a sealed certificate good at this instant? What was revoked stays revoked, whatever its period; so it is told even before its first day.
 * Days are legal days: the last one counts whole.
 */
export function standingOf({ status, validFrom, validUntil }: Validity, at: Date): Standing {
  if (status === 'revoked' || status === 'superseded') return status;
  const today: LegalDate = legalDateOf(at);
  if (today < validFrom) return 'not-yet-valid';
  return validUntil !== null && today > validUntil ? 'expired' : 'valid';
}
