import { readFile } from 'node:fs/promises';

export { packEvidence, pemOf } from './evidence/bundle.ts';
export type { EvidenceBundle } from './evidence/bundle.ts';
export { closed, digestOf, headDigest, noPrevious, opened, sha256, signText } from './evidence/entry.ts';
export type { Digest, EvidenceAnchor, EvidenceEntry, EvidenceHead, EvidenceHolder, SignedText } from './evidence/entry.ts';
export { openssl } from './evidence/readme.ts';

/** The published program that checks a bundle: JavaScript that needs Node and nothing else. */
export const evidenceVerifier = (): Promise<string> => readFile(new URL('./evidence/verify-evidence.mjs', import.meta.url), 'utf8');
