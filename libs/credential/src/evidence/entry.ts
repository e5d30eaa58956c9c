import { createHash } from 'node:crypto';
import { canonicalJson } from '@counterless/kernel';
import { es256, webCrypto, type SigningKey } from '../keys.ts';

/** What the first and the last entry of an evidence chain say. */
export const opened = 'chain.opened';
export const closed = 'chain.closed';

/** SHA-256 in hexadecimal, lower case. */
export type Digest = string;

/** One entry of an evidence chain (证据链), as it is signed. Instants are RFC 3339 in UTC. */
export interface EvidenceEntry {
  /** Id of the chain: an entry cannot be moved to another. */
  readonly chain: string;
  /** From 1, without a gap. */
  readonly sequence: number;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: Digest;
  readonly entry: string;
  /** What it is evidence of, in words with dots and hyphens, such as `hearing.identity-image`. */
  readonly what: string;
  /** Of the file, or of the canonical JSON, that the entry vouches for. */
  readonly sha256: Digest;
  /** Id of the file, where it is one. */
  readonly file?: string | undefined;
  /** When it happened, as whoever appended it says. */
  readonly at: string;
  /** When it was appended. */
  readonly recorded: string;
  /** Name of the key that signs. */
  readonly key: string;
}

/** Whose chain it is. The first entry holds the digest of its canonical JSON. */
export interface EvidenceHolder {
  readonly kind: string;
  readonly holderId: string;
}

/** How long the chain was, and with which last entry, when it was handed out: nothing can be cut off its end unseen. */
export interface EvidenceHead {
  readonly chain: string;
  readonly entries: number;
  readonly hash: Digest;
  readonly closed: boolean;
  readonly at: string;
  readonly key: string;
}

/**
 * The ends of the chains that grew since the anchor before, published for everybody to keep: whoever holds one can tell later
 * that a chain was written anew. It says nothing of a chain but a digest (`headDigest`).
 */
export interface EvidenceAnchor {
  /** From 1, without a gap. */
  readonly number: number;
  /** Hash of the anchor before; 64 zeros for the first. */
  readonly previous: Digest;
  readonly heads: readonly Digest[];
  readonly at: string;
  readonly key: string;
}

/** Canonical JSON and the signature over it: ES256 as DER (ASN.1), which is what `openssl dgst -verify` reads. */
export interface SignedText {
  readonly text: string;
  readonly signature: Uint8Array;
}

export const noPrevious: Digest = '0'.repeat(64);

export const sha256 = (data: string | Uint8Array): Digest => createHash('sha256').update(data).digest('hex');
export const digestOf = (value: unknown): Digest => sha256(canonicalJson(value));
/** What an anchor holds of a chain that has this many entries. */
export const headDigest = (chain: string, entries: number, hash: Digest): Digest => digestOf({ chain, entries, hash });

export async function signText(value: EvidenceEntry | EvidenceHead | EvidenceAnchor, key: SigningKey): Promise<SignedText> {
  const text = canonicalJson(value);
  const raw = await webCrypto().sign(es256, key.privateKey, new TextEncoder().encode(text));
  return { text, signature: derSignature(new Uint8Array(raw)) };
}

/** r and s of 32 bytes each as `SEQUENCE { INTEGER, INTEGER }` (SEC 1, C.5): WebCrypto gives the one, openssl reads the other. */
export function derSignature(raw: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array): number[] => {
    const from = bytes.findIndex(b => b !== 0);
    const value = from < 0 ? [0] : [...bytes.subarray(from)];
    const positive = value[0]! >= 0x80 ? [0, ...value] : value;
    return [0x02, positive.length, ...positive];
  };
  const body = [...integer(raw.subarray(0, 32)), ...integer(raw.subarray(32))];
  return Uint8Array.from([0x30, body.length, ...body]);
}
