import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret for an app: 256 random bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Secrets are random and long: a plain hash keeps them as well as a slow one would. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export function secretMatches(hash: Buffer, secret: string): boolean {
  return timingSafeEqual(hash, hashSecret(secret));
}
