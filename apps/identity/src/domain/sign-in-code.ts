import type { Draw } from './draw.ts';

/** Rules of one-time codes: six digits, five minutes, five attempts; per number one a minute and five an hour, per address thirty an hour. */
export const codeRules = { digits: 6, minutes: 5, attempts: 5, gapSeconds: 60, perHour: 5, perAddressPerHour: 30 } as const;

export function newCode(draw: Draw): string {
  return String(draw(10 ** codeRules.digits)).padStart(codeRules.digits, '0');
}

/** What was sent in the last hour: to this number, the time of the latest, and from this address. */
export interface Recent {
  readonly toNumber: number;
  readonly latest: Date | undefined;
  readonly fromAddress: number;
}

/** Seconds to wait before another code may be sent; 0 when it may be now. */
export function secondsToWait(recent: Recent, now: Date): number {
  const sinceLatest = recent.latest ? (now.getTime() - recent.latest.getTime()) / 1000 : Infinity;
  if (sinceLatest < codeRules.gapSeconds) return Math.ceil(codeRules.gapSeconds - sinceLatest);
  return recent.toNumber >= codeRules.perHour || recent.fromAddress >= codeRules.perAddressPerHour ? 600 : 0;
}

/** Numbers are typed with spaces, dashes, or the country's prefix. */
export function tidyMobile(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(\+|00)86/, '');
}
