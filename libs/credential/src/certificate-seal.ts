import type { StatusReference } from './claims.ts';
import { CredentialError } from './error.ts';
import { signClaims, verifyClaims } from './jws.ts';
import { webCrypto, type KeySet, type SigningKey } from './keys.ts';

const typ = 'certificate-seal+jwt';

/** What the platform vouches for of a certificate's file. Nothing of its holder: the seal is handed out, the file is not. */
export interface CertificateSeal {
  readonly issuer: string;
  /** Number of the certificate. */
  readonly number: string;
  /** SHA-256 of the PDF, hexadecimal. */
  readonly sha256: string;
  readonly issuedAt: Date;
  /** First and last legal day, YYYY-MM-DD; without a last one it is good until it is revoked. */
  readonly validFrom: string;
  readonly validUntil?: string | undefined;
  readonly status: StatusReference;
}

/**
 * The seal as a compact JWS (RFC 7515), ES256: `iss`, `sub` (number), `iat`, `sha256`, `valid_from`, `valid_until`, and `status` as the Token Status
 * List has it. The period stands in claims of its own and not in `exp`: the seal of a certificate that has ended is still genuine.
 */
export function signCertificateSeal(seal: CertificateSeal, key: SigningKey): Promise<string> {
  const { issuer, number, sha256, issuedAt, validFrom, validUntil, status } = seal;
  const claims = {
    iss: issuer,
    sub: number,
    iat: Math.floor(issuedAt.getTime() / 1000),
    sha256,
    valid_from: validFrom,
    ...(validUntil !== undefined && { valid_until: validUntil }),
    status: { status_list: { idx: status.index, uri: status.list } },
  };
  return signClaims(typ, claims, key);
}

/** Reads a seal that a key of the set signed. @throws CredentialError `malformed`, `unknown-key`, `forged` */
export async function readCertificateSeal(token: string, keys: KeySet): Promise<CertificateSeal> {
  const { iss, sub, iat, sha256, valid_from: from, valid_until: until, status } = await verifyClaims(typ, token, keys);
  const { idx, uri } = ((status as Record<string, unknown> | undefined)?.['status_list'] ?? {}) as Record<string, unknown>;
  const text = (value: unknown) => typeof value === 'string';
  if (!text(iss) || !text(sub) || !text(from) || !(until === undefined || text(until)) || !text(uri) || !Number.isSafeInteger(idx) || !Number.isSafeInteger(iat))
    throw new CredentialError('malformed', typ);
  if (!text(sha256) || !/^[0-9a-f]{64}$/.test(sha256 as string)) throw new CredentialError('malformed', 'sha256');
  return {
    issuer: iss as string, number: sub as string, sha256: sha256 as string, issuedAt: new Date((iat as number) * 1000),
    validFrom: from as string, validUntil: until as string | undefined, status: { list: uri as string, index: idx as number },
  };
}

/**
 * Is this file, byte for byte, the one that the seal was put on? Whether it was revoked since is in the status list that the seal names.
 * @throws CredentialError `malformed`, `unknown-key`, `forged` (the signature does not match, or the file is another)
 */
export async function verifyCertificateFile(file: Uint8Array<ArrayBuffer>, token: string, keys: KeySet): Promise<CertificateSeal> {
  const seal = await readCertificateSeal(token, keys);
  const digest = new Uint8Array(await webCrypto().digest('SHA-256', file));
  const hex = Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
  if (hex !== seal.sha256) throw new CredentialError('forged', 'the file is not the one that was sealed');
  return seal;
}
