import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a signed message counts, either way: clocks differ, and what was overheard must not be of use for long. */
export const signatureMinutes = 5;

/** What partners of the platform sign by: Base64 of HMAC-SHA256 under the shared secret over timestamp, line feed, nonce, line feed, body. */
export function signatureOf(secret: string, timestamp: number, nonce: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${nonce}\n${body}`).digest('base64');
}

/** Compares without telling by the time it takes where two differ. */
export function isSignature(given: string, secret: string, timestamp: number, nonce: string, body: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(signatureOf(secret, timestamp, nonce, body))];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** @param now the machine's time, whatever a sandbox's clock says: partners sign by theirs */
export const isFresh = (timestamp: number, now: Date): boolean =>
  Math.abs(timestamp * 1000 - now.getTime()) <= signatureMinutes * 60_000;
