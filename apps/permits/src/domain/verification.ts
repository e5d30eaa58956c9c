import type { PassStatus } from './pass-life.ts';

/** What this platform knows of a pass: for an online check it decides, not what the QR code says. */
export interface Standing {
  readonly status: PassStatus;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly endedAt: Date | null;
}

/**
 * How a genuine pass stood at an instant: also one in the past, for a scan that was made offline and comes in later.
 * A pass that was revoked or handed back meanwhile was good when it was scanned before.
 */
export function verdictAt(
  { status, validFrom, validUntil, endedAt }: Standing,
  at: Date,
): 'valid' | 'not-yet-valid' | 'expired' | 'revoked' {
  const ended = status === 'revoked' || status === 'withdrawn';
  if (ended && (endedAt === null || endedAt <= at)) return 'revoked';
  if (at >= validUntil) return 'expired';
  return at < validFrom ? 'not-yet-valid' : 'valid';
}
