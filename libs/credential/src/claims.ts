import { decodeCbor, encodeCbor } from './cose.ts';
import { CredentialError } from './error.ts';

/** Where the status of a pass stands (Token Status List): the list's URI and the entry's index in it. */
export interface StatusReference {
  /** The URI of the list, ≤ 64 characters; it is in every QR, so short. */
  readonly list: string;
  /** From 0. Draw it at random inside the list: neighbouring passes must not be guessable from one another. */
  readonly index: number;
}

/**
 * All that an entry pass says to whoever scans it. Nothing of the driver, and no free text in which something could
 * hide: every field has a pattern, and an object with any other key is refused.
 */
export interface PassClaims {
  /** Who issues: a short code or URI, ≤ 32 printable ASCII characters. */
  readonly issuer: string;
  /** Pass number: region (6 digits) and serial (6 digits). */
  readonly number: string;
  /** The vehicle's plate, such as 京A12345 or 京AD12345. */
  readonly plate: string;
  /** The one route, as 1 to 8 region codes (GB/T 2260, six digits) from origin to destination. */
  readonly route: readonly string[];
  readonly status: StatusReference;
  /** Times are whole seconds; a fraction is cut off. `notBefore` is included, `expires` is not. */
  readonly issuedAt: Date;
  readonly notBefore: Date;
  readonly expires: Date;
}

/** Claim keys: RFC 8392 for 1 to 6, Token Status List for 65535, and one of the private range (< -65536). */
export const claimKeys = { issuer: 1, plate: 2, expires: 4, notBefore: 5, issuedAt: 6, status: 65535, pass: -65537 } as const;
/** Keys inside the private claim. */
export const passKeys = { number: 1, route: 2 } as const;

const patterns = {
  issuer: /^[\x21-\x7e]{1,32}$/,
  number: /^[1-9]\d{11}$/,
  plate: /^[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-Z][A-Z0-9]{4}(?:[A-Z0-9]{1,2}|[挂学警港澳])$/,
  region: /^[1-9]\d{5}$/,
  list: /^(?=.{3,64}$)[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/,
};
const fields = ['issuer', 'number', 'plate', 'route', 'status', 'issuedAt', 'notBefore', 'expires'];
/** 9999-12-31T23:59:59Z, the last moment that ISO 8601 writes with four digits. */
const lastSecond = 253402300799;

/** The CWT claims set (RFC 8392) as deterministic CBOR. @throws CredentialError `invalid-claims` */
export function encodeClaims(claims: PassClaims): Uint8Array<ArrayBuffer> {
  const fault = faultOf(claims);
  if (fault) throw new CredentialError('invalid-claims', fault);
  const entries: [number, unknown][] = [
    [claimKeys.issuer, claims.issuer],
    [claimKeys.plate, claims.plate],
    [claimKeys.expires, seconds(claims.expires)],
    [claimKeys.notBefore, seconds(claims.notBefore)],
    [claimKeys.issuedAt, seconds(claims.issuedAt)],
    [claimKeys.status, { status_list: { idx: claims.status.index, uri: claims.status.list } }],
    [claimKeys.pass, new Map<number, unknown>([[passKeys.number, Number(claims.number)], [passKeys.route, Array.from(claims.route, Number)]])], // prettier-ignore
  ];
  return encodeCbor(new Map(entries));
}

/** The inverse; refuses a missing, unknown or wrong claim. @throws CredentialError `malformed` */
export function decodeClaims(payload: Uint8Array): PassClaims {
  const claims = mapOf(decodeCbor(payload), Object.values(claimKeys));
  const status = mapOf(mapOf(claims.get(claimKeys.status), ['status_list']).get('status_list'), ['idx', 'uri']);
  const pass = mapOf(claims.get(claimKeys.pass), Object.values(passKeys));
  const route = pass.get(passKeys.route);
  const decoded = {
    issuer: claims.get(claimKeys.issuer),
    number: digits(pass.get(passKeys.number)),
    plate: claims.get(claimKeys.plate),
    route: Array.isArray(route) ? route.map(digits) : undefined,
    status: { list: status.get('uri'), index: status.get('idx') },
    issuedAt: date(claims.get(claimKeys.issuedAt)),
    notBefore: date(claims.get(claimKeys.notBefore)),
    expires: date(claims.get(claimKeys.expires)),
  };
  const fault = faultOf(decoded);
  if (fault) throw new CredentialError('malformed', fault);
  return decoded as PassClaims;
}

/** The first field that is wrong, undefined when all is well. */
function faultOf(claims: { readonly [K in keyof PassClaims]: unknown }): string | undefined {
  const extra = Object.keys(claims).find(key => !fields.includes(key));
  if (extra !== undefined) return `${extra} has no place in a pass`;
  for (const field of ['issuer', 'number', 'plate'] as const) if (!matches(patterns[field], claims[field])) return field;
  const { route, issuedAt, notBefore, expires } = claims;
  if (!Array.isArray(route) || route.length < 1 || route.length > 8) return 'route';
  if (!route.every(region => matches(patterns.region, region))) return 'route';
  const status = (claims.status ?? {}) as Partial<Record<keyof StatusReference, unknown>>;
  if (!matches(patterns.list, status.list)) return 'status.list';
  if (!Number.isSafeInteger(status.index) || (status.index as number) < 0) return 'status.index';
  if (Object.keys(status).length !== 2) return 'status';
  if (!isTime(issuedAt)) return 'issuedAt';
  if (!isTime(notBefore)) return 'notBefore';
  if (!isTime(expires) || seconds(expires) <= seconds(notBefore)) return 'expires';
  return undefined;
}

function mapOf(value: unknown, keys: readonly (number | string)[]): Map<unknown, unknown> {
  if (value instanceof Map && value.size === keys.length && keys.every(key => value.has(key))) return value;
  throw new CredentialError('malformed', `not a map of ${keys.join(', ')}`);
}

const matches = (pattern: RegExp, value: unknown) => typeof value === 'string' && pattern.test(value);
const digits = (value: unknown) => (Number.isSafeInteger(value) ? String(value) : undefined);
const date = (value: unknown) => (Number.isSafeInteger(value) ? new Date((value as number) * 1000) : undefined);
const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
const isTime = (at: unknown): at is Date => at instanceof Date && seconds(at) >= 0 && seconds(at) <= lastSecond;
