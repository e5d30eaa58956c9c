import { decode, encode, Tag } from 'cbor2';
import { CredentialError, orMalformed } from './error.ts';
import { es256, webCrypto } from './keys.ts';
import type { SigningKey } from './keys.ts';

/** RFC 9052: tag 18 is COSE_Sign1; header labels 1 (alg) and 4 (kid). RFC 9053, 2.1: -7 is ES256. */
const coseSign1 = 18;
const header = { alg: 1, kid: 4 };
const algES256 = -7;

/** CBOR in the one deterministic form of RFC 8949, 4.2.1. */
export function encodeCbor(value: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(encode(value, { cde: true }));
}

/** Reads CBOR (maps as Map) and refuses all but its deterministic form: one meaning, one encoding. @throws CredentialError `malformed` */
export function decodeCbor(bytes: Uint8Array): unknown {
  return orMalformed('not deterministic CBOR', () => {
    const value = decode(bytes, { cde: true, preferMap: true, ignoreGlobalTags: true, rejectDuplicateKeys: true, maxDepth: 8 });
    // `cde` lets a whole number written as a float pass; writing the value again does not.
    if (!equal(encodeCbor(value), bytes)) throw new Error('another encoding exists');
    return value;
  });
}

/** COSE_Sign1 opened but not trusted. */
export interface Sign1 {
  readonly kid: string;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array<ArrayBuffer>;
  /** The bytes that were signed: Sig_structure of RFC 9052, 4.4. */
  readonly toBeSigned: Uint8Array<ArrayBuffer>;
}

/** Signs: protected header {alg: ES256, kid}, empty unprotected header, signature r‖s of 64 bytes. */
export async function sign1(payload: Uint8Array, key: SigningKey): Promise<Uint8Array<ArrayBuffer>> {
  const protectedHeader = protect(key.kid);
  const signature = await webCrypto().sign(es256, key.privateKey, sigStructure(protectedHeader, payload));
  return encodeCbor(new Tag(coseSign1, [protectedHeader, new Map(), payload, new Uint8Array(signature)]));
}

/**
 * Takes a COSE_Sign1 apart. The protected header must be exactly what `sign1` writes and the unprotected one empty:
 * nothing unsigned is carried, nothing is negotiated.
 * @throws CredentialError `malformed`
 */
export function openSign1(bytes: Uint8Array): Sign1 {
  const tagged = decodeCbor(bytes);
  const parts = tagged instanceof Tag && tagged.tag === coseSign1 ? tagged.contents : undefined;
  if (!Array.isArray(parts) || parts.length !== 4) throw new CredentialError('malformed', 'not a COSE_Sign1');
  const [protectedHeader, unprotected, payload, signature] = parts as unknown[];
  const sound =
    protectedHeader instanceof Uint8Array &&
    unprotected instanceof Map &&
    unprotected.size === 0 &&
    payload instanceof Uint8Array &&
    signature instanceof Uint8Array &&
    signature.length === 64;
  if (!sound) throw new CredentialError('malformed', 'not a COSE_Sign1 of this format');
  const headers = decodeCbor(protectedHeader);
  const kidBytes = headers instanceof Map ? headers.get(header.kid) : undefined;
  if (!(kidBytes instanceof Uint8Array)) throw new CredentialError('malformed', 'no kid');
  const kid = orMalformed('kid', () => new TextDecoder('utf-8', { fatal: true }).decode(kidBytes));
  if (!equal(protect(kid), protectedHeader)) throw new CredentialError('malformed', 'another protected header');
  return { kid, payload, signature: new Uint8Array(signature), toBeSigned: sigStructure(protectedHeader, payload) };
}

export function verifySign1(message: Sign1, key: CryptoKey): Promise<boolean> {
  return webCrypto().verify(es256, key, message.signature, message.toBeSigned);
}

function protect(kid: string): Uint8Array<ArrayBuffer> {
  const entries: [number, unknown][] = [
    [header.alg, algES256],
    [header.kid, new TextEncoder().encode(kid)],
  ];
  return encodeCbor(new Map(entries));
}

function sigStructure(protectedHeader: Uint8Array, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  return encodeCbor(['Signature1', protectedHeader, new Uint8Array(), payload]);
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
