import { createPublicKey } from 'node:crypto';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { canonicalJson } from '@counterless/kernel';
import type { PublicJwk } from '../keys.ts';
import type { EvidenceHolder, SignedText } from './entry.ts';
import { readme } from './readme.ts';

export interface EvidenceBundle {
  readonly holder: EvidenceHolder;
  /** In their order, from the first to the last. */
  readonly entries: readonly SignedText[];
  readonly head: SignedText;
  /** The last anchor that the chain stands in, and how long the chain was then; none while it is young. */
  readonly anchor?: { readonly signed: SignedText; readonly entries: number; /** What a time-stamping authority answered about it (TimeStampResp). */ readonly stamp?: Uint8Array | undefined } | undefined;
  /** Files that entries vouch for, by id. */
  readonly files: ReadonlyMap<string, string>;
  /** Every key that signed something in here. */
  readonly keys: readonly PublicJwk[];
  readonly madeAt: Date;
}

/** The public key as PEM (RFC 7468, SubjectPublicKeyInfo). */
export const pemOf = ({ kty, crv, x, y }: PublicJwk): string =>
  createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' }).export({ type: 'spki', format: 'pem' }) as string;

/** A ZIP file that proves the chain to anybody: checked with openssl, or with verify-evidence.mjs and Node, and nothing else. */
export function packEvidence(bundle: EvidenceBundle): Uint8Array {
  const content: Zippable = {
    'README.txt': strToU8(readme),
    'holder.json': strToU8(canonicalJson(bundle.holder)),
    'keys.json': strToU8(canonicalJson({ keys: bundle.keys })),
    // The form of sha256sum: it checks the files that are put below files/.
    'files.sha256': strToU8([...bundle.files].map(([id, sha256]) => `${sha256}  files/${id}\n`).join('')),
  };
  const signed = (name: string, { text, signature }: SignedText) => {
    content[`${name}.json`] = strToU8(text);
    // Signatures do not get smaller.
    content[`${name}.sig`] = [signature, { level: 0 }];
  };
  for (const key of bundle.keys) content[`keys/${key.kid}.pem`] = strToU8(pemOf(key));
  for (const [i, entry] of bundle.entries.entries()) signed(`entries/${String(i + 1).padStart(6, '0')}`, entry);
  signed('head', bundle.head);
  if (bundle.anchor) signed('anchor', bundle.anchor.signed);
  if (bundle.anchor?.stamp) content['anchor.tsr'] = bundle.anchor.stamp;
  return zipSync(content, { mtime: bundle.madeAt });
}
