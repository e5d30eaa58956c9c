import { decodeBase45, encodeBase45 } from './base45.ts';
import { decodeClaims, encodeClaims } from './claims.ts';
import type { PassClaims } from './claims.ts';
import { openSign1, sign1, verifySign1 } from './cose.ts';
import type { Sign1 } from './cose.ts';
import { CredentialError } from './error.ts';
import { verifyingKey } from './keys.ts';
import type { KeySet, SigningKey } from './keys.ts';
import { Status } from './status-list.ts';
import type { StatusList } from './status-list.ts';
import type { Verdict } from './verdict.ts';

/** Format and version of the QR text. */
export const qrPrefix = 'CL1:';
/** The longest pass the format allows is shorter; anything longer is not read at all. */
export const longestQr = 512;

export interface PassCheck {
  readonly verdict: Verdict;
  /** Only when the signature holds: what a forger wrote is never handed on. */
  readonly claims?: PassClaims;
  /** Version of the status list that was asked, and its age at the moment of the check, in seconds. */
  readonly statusVersion?: number;
  readonly statusAge?: number;
}

export interface PassCheckOptions {
  /** The moment the check is for: now at a checkpoint, the time of the scan when a batch is checked later. */
  readonly at: Date;
  readonly statusList?: StatusList;
}

/** What a checkpoint carries to check passes without a network. */
export interface OfflineBundle {
  readonly keys: KeySet;
  readonly statusList: StatusList;
}

/** Signs a pass and gives the text of its QR code. @throws CredentialError `invalid-claims` */
export async function signPass(claims: PassClaims, key: SigningKey): Promise<string> {
  return qrPrefix + encodeBase45(await sign1(encodeClaims(claims), key));
}

/** What the QR says, without asking whether it is true. For display and search only. @throws CredentialError `malformed` */
export function readPass(qr: string): PassClaims {
  return decodeClaims(openPass(qr).payload);
}

/**
 * Checks a pass. Never throws on what was scanned. The signature comes first, then the period, then the status; of
 * several faults the one that cannot pass by waiting is told: expired, revoked, suspended, not yet valid.
 * A list that is out of date still proves a revocation, but not its absence.
 * @throws RangeError when `at` is no date
 */
export async function verifyPass(qr: string, keys: KeySet, { at, statusList }: PassCheckOptions): Promise<PassCheck> {
  const now = at.getTime();
  if (Number.isNaN(now)) throw new RangeError('at is not a date');
  let claims: PassClaims;
  try {
    claims = await trustedClaims(qr, keys);
  } catch (error) {
    if (error instanceof CredentialError) return { verdict: error.code as Verdict };
    throw error;
  }
  if (now >= claims.expires.getTime()) return { verdict: 'expired', claims };
  const early = now < claims.notBefore.getTime();
  const status = statusList?.id === claims.status.list ? statusList.get(claims.status.index) : undefined;
  if (!statusList || status === undefined) return { verdict: early ? 'not-yet-valid' : 'status-unknown', claims };

  const statusAge = Math.max(0, Math.floor((now - statusList.issuedAt.getTime()) / 1000));
  const told = { claims, statusVersion: statusList.version, statusAge };
  if (status === Status.revoked) return { verdict: 'revoked', ...told };
  if (status === Status.suspended) return { verdict: 'suspended', ...told };
  if (early) return { verdict: 'not-yet-valid', ...told };
  if (status !== Status.valid) return { verdict: 'status-unknown', ...told };
  return { verdict: now >= statusList.expires.getTime() ? 'status-stale' : 'valid', ...told };
}

/** The check of a checkpoint app: all that is needed is in the bundle, nothing is fetched. */
export function verifyOffline(qr: string, bundle: OfflineBundle, at: Date): Promise<PassCheck> {
  return verifyPass(qr, bundle.keys, { at, statusList: bundle.statusList });
}

function openPass(qr: string): Sign1 {
  if (typeof qr !== 'string' || qr.length > longestQr || !qr.startsWith(qrPrefix))
    throw new CredentialError('malformed', 'not a pass');
  return openSign1(decodeBase45(qr.slice(qrPrefix.length)));
}

/** @throws CredentialError `malformed`, `unknown-key` or `forged`, each of which is a verdict too */
async function trustedClaims(qr: string, keys: KeySet): Promise<PassClaims> {
  const message = openPass(qr);
  const claims = decodeClaims(message.payload);
  const key = await verifyingKey(keys, message.kid, claims.issuedAt.getTime() / 1000);
  if (!key) throw new CredentialError('unknown-key', message.kid);
  if (!(await verifySign1(message, key))) throw new CredentialError('forged', 'pass');
  return claims;
}
