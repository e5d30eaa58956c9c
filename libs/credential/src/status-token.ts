import { base64url } from 'jose';
import { CredentialError, orMalformed } from './error.ts';
import { signClaims, verifyClaims } from './jws.ts';
import type { KeySet, SigningKey } from './keys.ts';
import { mostEntries, StatusList } from './status-list.ts';
import type { StatusChange, StatusListEdition } from './status-list.ts';
import { deflate, inflate } from './zlib.ts';

/** How far ahead an issue time may lie before the clock of the device must be wrong, in seconds. */
const clockTolerance = 300;
const types = { list: 'statuslist+jwt', delta: 'statuslist-delta+jwt' };

/** The way from one version of a list to a later one; the edition's times become those of the list. */
export interface StatusListDelta {
  readonly list: string;
  readonly from: number;
  readonly to: number;
  readonly issuedAt: Date;
  readonly expires: Date;
  readonly ttl?: number;
  readonly changes: readonly StatusChange[];
}

/** The delta that leads from an edition to a later one of the same list. @throws RangeError */
export function deltaBetween(older: StatusList, newer: StatusList): StatusListDelta {
  if (newer.version <= older.version || newer.issuedAt < older.issuedAt) throw new RangeError('a delta leads forward');
  const { id, version, issuedAt, expires, ttl } = newer;
  return { list: id, from: older.version, to: version, issuedAt, expires, ttl, changes: older.changesTo(newer) };
}

/** The list as a Status List Token (draft-ietf-oauth-status-list-20, 5.1) with our claim `version`. Serve as application/statuslist+jwt. */
export async function signStatusList(list: StatusList, key: SigningKey): Promise<string> {
  const lst = base64url.encode(await deflate(list.toBytes()));
  return signClaims(types.list, { ...dated(list.id, list), version: list.version, status_list: { bits: 2, lst } }, key);
}

/** A delta as a JWS of type statuslist-delta+jwt: `sub`, `iat`, `exp`, `ttl` as in the list; `from`, `to`, `changes`. */
export async function signStatusListDelta(delta: StatusListDelta, key: SigningKey): Promise<string> {
  return signClaims(types.delta, { ...dated(delta.list, delta), from: delta.from, to: delta.to, changes: delta.changes }, key);
}

/**
 * Reads a Status List Token that is signed by a key of the set.
 * @param keepExpired a checkpoint that starts without a network loads its old list with this: the verdicts then say how
 * old it is, and newer deltas can be applied to it
 * @throws CredentialError `malformed`, `unknown-key`, `forged`, `expired`, `not-yet-valid` (issued after `at`: the clock is wrong)
 */
export async function verifyStatusList(token: string, keys: KeySet, at: Date, { keepExpired = false } = {}): Promise<StatusList> {
  const claims = await verifyClaims(types.list, token, keys);
  const { bits, lst } = (claims.status_list ?? {}) as Record<string, unknown>;
  if (bits !== 2 || typeof lst !== 'string') throw new CredentialError('malformed', 'status_list');
  const bytes = await inflate(
    orMalformed('lst', () => base64url.decode(lst) as Uint8Array<ArrayBuffer>),
    mostEntries / 4,
  ).catch((cause: unknown) => {
    throw new CredentialError('malformed', 'lst', { cause });
  });
  const list = orMalformed('status list', () => new StatusList({ ...editionOf(claims), version: whole(claims.version) }, bytes));
  if (!(at.getTime() >= list.issuedAt.getTime() - clockTolerance * 1000))
    throw new CredentialError('not-yet-valid', 'status list');
  if (!keepExpired && at >= list.expires) throw new CredentialError('expired', 'status list');
  return list;
}

/**
 * The edition that a delta leads to; the list given stays as it is. Deltas are applied in order, old ones too: whether the
 * outcome is recent enough is told by each check.
 * @throws CredentialError `malformed`, `unknown-key`, `forged`, `wrong-list`, `wrong-version`
 */
export async function applyDelta(list: StatusList, token: string, keys: KeySet): Promise<StatusList> {
  const claims = await verifyClaims(types.delta, token, keys);
  const edition = orMalformed('delta', () => ({ ...editionOf(claims), from: whole(claims.from), version: whole(claims.to) }));
  if (edition.id !== list.id) throw new CredentialError('wrong-list', edition.id);
  if (edition.from !== list.version) throw new CredentialError('wrong-version', `from ${edition.from}, held ${list.version}`);
  if (edition.version <= list.version || edition.issuedAt < list.issuedAt)
    throw new CredentialError('malformed', 'delta leads back');
  const changes = orMalformed('changes', () => readChanges(claims.changes));
  // `set` refuses indexes outside the list and statuses this format does not have.
  return orMalformed('changes', () => list.next({ ...edition, ttl: edition.ttl ?? list.ttl }, changes));
}

function readChanges(value: unknown): StatusChange[] {
  if (!Array.isArray(value)) throw new TypeError('no list');
  const seen = new Set<unknown>();
  for (const change of value) {
    if (!Array.isArray(change) || change.length !== 2 || seen.has(change[0]))
      throw new TypeError('not [index, status], once each');
    seen.add(change[0]);
  }
  return value;
}

function dated(id: string, edition: Pick<StatusListEdition, 'issuedAt' | 'expires' | 'ttl'>) {
  const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
  return { sub: id, iat: seconds(edition.issuedAt), exp: seconds(edition.expires), ...(edition.ttl && { ttl: edition.ttl }) };
}

function editionOf(claims: Record<string, unknown>): Omit<StatusListEdition, 'version'> {
  if (typeof claims.sub !== 'string') throw new TypeError('sub');
  const ttl = claims.ttl === undefined ? undefined : whole(claims.ttl);
  return { id: claims.sub, issuedAt: new Date(whole(claims.iat) * 1000), expires: new Date(whole(claims.exp) * 1000), ttl };
}

function whole(value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new TypeError('not a whole number');
  return value as number;
}
