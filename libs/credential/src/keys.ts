import { CredentialError } from './error.ts';

/**
 * A public ES256 key as published (RFC 7517). `retiredAt` (ours, NumericDate in seconds): from then on the key signs
 * nothing; what it signed before stays good. A stolen key is not retired but removed from the set: it could back-date.
 */
export interface PublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly alg: 'ES256';
  readonly use: 'sig';
  readonly retiredAt?: number;
}

/** The private half too. It leaves the issuer only encrypted, at rest. */
export interface PrivateJwk extends PublicJwk {
  readonly d: string;
}

/** A JWK set (RFC 7517, 5): what verifiers trust. Get it over TLS or carry it by hand; it is not itself signed. */
export interface KeySet {
  readonly keys: readonly PublicJwk[];
}

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: PublicJwk;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
/** ES256 in WebCrypto's words. */
export const es256 = { name: 'ECDSA', hash: 'SHA-256' };
const kidPattern = /^[A-Za-z0-9_-]{1,16}$/;
const coordinate = /^[A-Za-z0-9_-]{43}$/;

/** WebCrypto, or a clear word on why it is not there: browsers hide it from pages served without TLS. */
export function webCrypto(): SubtleCrypto {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) throw new Error('WebCrypto is not available; in a browser the page must be served over https');
  return subtle;
}

/** A new P-256 key. `kid`: 1 to 16 of `A-Z a-z 0-9 _ -`, in every QR, so short. Extractable, so that it can be kept. */
export async function generateSigningKey(kid: string): Promise<SigningKey> {
  if (!kidPattern.test(kid)) throw new CredentialError('invalid-key', 'kid');
  const pair = (await webCrypto().generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const { x, y } = await webCrypto().exportKey('jwk', pair.publicKey);
  return { kid, privateKey: pair.privateKey, publicJwk: toPublicJwk({ kty: 'EC', crv: 'P-256', x, y, kid }) };
}

/** The private JWK of a key made by `generateSigningKey`, to be encrypted and kept. Imported keys refuse to leave again. */
export async function exportSigningKey(key: SigningKey): Promise<PrivateJwk> {
  const { d } = await webCrypto().exportKey('jwk', key.privateKey);
  return { ...key.publicJwk, d: d! };
}

/** @throws CredentialError `invalid-key` when the JWK is not a private P-256 key with a kid. */
export async function importSigningKey(jwk: PrivateJwk): Promise<SigningKey> {
  const publicJwk = toPublicJwk(jwk);
  const { kty, crv, x, y } = publicJwk;
  const privateKey = await webCrypto()
    .importKey('jwk', { kty, crv, x, y, d: jwk.d }, algorithm, false, ['sign'])
    .catch((cause: unknown) => {
      throw new CredentialError('invalid-key', 'private key', { cause });
    });
  return { kid: publicJwk.kid, privateKey, publicJwk };
}

/** The same key as it is published once it no longer signs. `at`: the moment from which its signatures are not accepted. */
export function retired(key: SigningKey | PublicJwk, at: Date): PublicJwk {
  return { ...('publicJwk' in key ? key.publicJwk : key), retiredAt: Math.floor(at.getTime() / 1000) };
}

/** The set to publish, without any private part. @throws CredentialError `invalid-key` when two keys share a kid. */
export function publicKeySet(keys: readonly (SigningKey | PublicJwk)[]): KeySet {
  const published = keys.map(key => toPublicJwk('publicJwk' in key ? key.publicJwk : key));
  if (new Set(published.map(key => key.kid)).size < published.length)
    throw new CredentialError('invalid-key', 'two keys with one kid');
  return { keys: published };
}

/**
 * Reads a fetched key set. Keys of other types or uses are passed over (RFC 7517, 5); an ES256 key that is broken is not.
 * @throws CredentialError `invalid-key`
 */
export function readKeySet(value: unknown): KeySet {
  const keys = (value as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(keys)) throw new CredentialError('invalid-key', 'not a key set');
  return publicKeySet(keys.filter(key => key?.alg === 'ES256' && key.use === 'sig').map(toPublicJwk));
}

const imported = new WeakMap<PublicJwk, Promise<CryptoKey | undefined>>();

/**
 * The key that a credential of that kid and issue time is checked with; undefined when the set has none, when it had
 * retired by then, or when what the set holds is not a key. `issuedAt` in seconds.
 */
export async function verifyingKey(keys: KeySet, kid: string, issuedAt: number | undefined): Promise<CryptoKey | undefined> {
  const jwk = keys.keys.find(key => key.kid === kid);
  if (!jwk) return undefined;
  if (jwk.retiredAt !== undefined && !(issuedAt !== undefined && issuedAt < jwk.retiredAt)) return undefined;
  const { kty, crv, x, y } = jwk;
  const subtle = webCrypto();
  // Importing costs about as much as verifying; a checkpoint sees the same few keys all day.
  let key = imported.get(jwk);
  if (!key)
    imported.set(jwk, (key = subtle.importKey('jwk', { kty, crv, x, y }, algorithm, false, ['verify']).catch(() => undefined)));
  return key;
}

function toPublicJwk(jwk: { [K in keyof PublicJwk]?: unknown }): PublicJwk {
  const { kty, crv, x, y, kid, retiredAt } = jwk ?? {};
  const sound =
    kty === 'EC' &&
    crv === 'P-256' &&
    typeof x === 'string' &&
    coordinate.test(x) &&
    typeof y === 'string' &&
    coordinate.test(y) &&
    typeof kid === 'string' &&
    kidPattern.test(kid) &&
    (retiredAt === undefined || Number.isSafeInteger(retiredAt));
  if (!sound) throw new CredentialError('invalid-key', 'not a P-256 key with a kid');
  return { kty, crv, x, y, kid, alg: 'ES256', use: 'sig', ...(retiredAt !== undefined && { retiredAt: retiredAt as number }) };
}
