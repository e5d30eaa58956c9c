import { readFile } from 'node:fs/promises';

export { packEvidence, pemOf } from './bundle.ts';
export type { EvidenceBundle } from './bundle.ts';
export { closed, digestOf, headDigest, noPrevious, opened, sha256, signText } from './entry.ts';
export type { Digest, EvidenceAnchor, EvidenceEntry, EvidenceHead, EvidenceHolder, SignedText } from './entry.ts';
export { openssl } from './readme.ts';
export { readTimeStamp, TimeStampError, timeStampRequest } from './time-stamp.ts';
export type { TimeStamp } from './time-stamp.ts';

/** The published program that checks a bundle: JavaScript that needs Node and nothing else. */
export const evidenceVerifier = (): Promise<string> => readFile(new URL('./verify-evidence.mjs', import.meta.url), 'utf8');
