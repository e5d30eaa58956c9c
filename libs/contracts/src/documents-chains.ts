import { problem } from '@counterless/kernel';
import { operation } from './operation.ts';
import { Nothing } from './permits.ts';
import type { Service } from './service.ts';
import { Flag, Id, Instant, Int, ListOf, Nested, Optional, Text } from './vocabulary.ts';

/** In words with dots and hyphens: no free text gets into what is kept for ever. */
const words = /^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)*$/;
const digest = { min: 64, pattern: /^[0-9a-f]{64}$/ };

export class ChainHolder {
  @Text(60, { pattern: words, description: 'What it is, such as permits.case' }) readonly kind!: string;
  @Id() readonly holderId!: string;
}
export class ChainIdentified {
  @Id() readonly chainId!: string;
}
export class ChainView {
  @Id() readonly id!: string;
  @Nested(() => ChainHolder) readonly holder!: ChainHolder;
  @Int(1, 10_000, { description: 'How many, the opening and the closing one included' }) readonly entries!: number;
  @Text(64, { ...digest, description: 'SHA-256 of the last entry' }) readonly head!: string;
  @Flag() readonly closed!: boolean;
}
export class AppendToChain extends ChainIdentified {
  @Id({ description: 'Chosen by whoever appends: the same one again appends nothing' }) readonly entryId!: string;
  @Text(60, { pattern: words, description: 'What it is evidence of, such as hearing.identity-image' }) readonly what!: string;
  @Text(64, { ...digest, description: 'SHA-256 of the file, or of the canonical JSON (RFC 8785)' }) readonly sha256!: string;
  @Optional() @Id({ description: 'The file, where it is one; one that documents holds must have this digest' }) readonly fileId?: string;
  @Instant({ description: 'When it happened' }) readonly at!: string;
}
export class ChainEntryView {
  @Id() readonly entryId!: string;
  @Int(1, 10_000, { description: 'Place in the chain, without a gap' }) readonly sequence!: number;
  @Text(60) readonly what!: string;
  @Text(64, digest) readonly sha256!: string;
  @Optional() @Id() readonly fileId?: string | null;
  @Instant() readonly at!: string;
  @Instant({ description: 'When it was appended' }) readonly recordedAt!: string;
  @Text(64, { ...digest, description: 'SHA-256 of the signed entry, which the next one names' }) readonly hash!: string;
}
export class ChainRead extends ChainIdentified {
  @Optional() @Int(0, 10_000, { description: 'Entries after this one; from the first unless said' }) readonly after?: number;
}
export class ChainEntries extends ChainView {
  @ListOf(() => ChainEntryView, { max: 500 }) readonly items!: ChainEntryView[];
  @Optional() @Int(1, 10_000, { description: '`after` of the next part; null at the end' }) readonly next?: number | null;
}
export class ChainBundle {
  @Text(100, { description: 'Name for the file' }) readonly name!: string;
  @Text(64, { ...digest, description: 'Of the ZIP file' }) readonly sha256!: string;
  @Text(8_000_000, { description: 'The ZIP file in base64' }) readonly zip!: string;
}
export class ChainAnchorView {
  @Int(1, 2_000_000_000) readonly number!: number;
  @Text(100_000, { description: 'The anchor as it is signed: canonical JSON of `number`, `previous`, `heads`, `at`, `key`' }) readonly text!: string;
  @Text(100, { description: 'ECDSA P-256 with SHA-256 over the text, DER in base64' }) readonly signature!: string;
  @Optional() @Text(100_000, { description: 'What an authority for time stamps answered about the text (RFC 3161, TimeStampResp), DER in base64; none where none is configured, or it has not answered yet' }) readonly timeStamp?: string | null;
}
export class ChainAnchorsAfter {
  @Optional() @Int(0, 2_000_000_000, { description: 'Anchors after this one; from the first unless said' }) readonly after?: number;
}
export class ChainAnchors {
  @ListOf(() => ChainAnchorView, { max: 10 }) readonly items!: ChainAnchorView[];
  @Optional() @Int(1, 2_000_000_000, { description: '`after` of the next part; null at the end' }) readonly next?: number | null;
}

export const chainProblems = {
  notFound: problem('chain.not-found', 'not-found', { en: 'No such evidence chain', zh: '没有这条证据链' }),
  closed: problem('chain.closed', 'conflict', { en: 'The evidence chain is closed', zh: '证据链已结束' }),
  entryDiffers: problem('chain.entry-differs', 'conflict', { en: 'An entry of this id is there already and says something else', zh: '该编号的记录已存在且内容不同' }),
  full: problem('chain.full', 'conflict', { en: 'The evidence chain has 10,000 entries: close it and open another', zh: '证据链已满 10,000 条，请结束后另开' }),
  fileDiffers: problem('chain.file-differs', 'unprocessable', { en: 'The file that is held under this id has another digest', zh: '该编号的文件与所给散列不符' }),
  ahead: problem('chain.ahead', 'unprocessable', { en: 'An entry cannot be of a later time than now', zh: '记录的发生时间不得晚于当前时间' }),
} as const;

export class CaseEvidenceAsked {
  @Id() readonly caseId!: string;
}

/** Those that keep evidence. A chain belongs to the service that opened it; to the others it is not there. */
const keepers: readonly Service[] = ['permits', 'delivery'];

export const documentsChains = {
  openChain: operation({
    subject: 'documents.chain.open.v1', summary: 'The evidence chain of a holder, opened where there is none yet',
    access: { services: keepers }, request: ChainHolder, response: ChainView,
  }),
  appendToChain: operation({
    subject: 'documents.chain.append.v1', summary: 'Append an entry to an evidence chain',
    access: { services: keepers }, request: AppendToChain, response: ChainEntryView,
    problems: [chainProblems.notFound, chainProblems.closed, chainProblems.entryDiffers, chainProblems.full, chainProblems.ahead, chainProblems.fileDiffers],
  }),
  closeChain: operation({
    subject: 'documents.chain.close.v1', summary: 'Close an evidence chain: nothing comes after; closing twice is closing once',
    access: { services: keepers }, request: ChainIdentified, response: ChainView, problems: [chainProblems.notFound],
  }),
  readChain: operation({
    subject: 'documents.chain.read.v1', summary: 'Entries of an evidence chain, in their order',
    access: { services: keepers }, request: ChainRead, response: ChainEntries, problems: [chainProblems.notFound],
  }),
  exportChain: operation({
    subject: 'documents.chain.export.v1', summary: 'An evidence chain as a ZIP file that anybody can check',
    access: { services: keepers }, request: ChainIdentified, response: ChainBundle, problems: [chainProblems.notFound], deadline: 30_000,
  }),
  exportCaseEvidence: operation({
    subject: 'documents.case-evidence.export.v1', summary: 'The evidence chain of a case as a ZIP file that anybody can check',
    description: 'For the applicant, and for officers who may read the case; recorded in the audit log. Its README says how to check it with openssl alone, or with the program of `GET /v1/documents/chain-verifier`. In the chain stand the materials as they were handed in, the decision and the certificate, each by its SHA-256.',
    http: { method: 'GET', path: '/v1/documents/cases/:caseId/evidence', status: 200, produces: 'application/zip' },
    access: { actors: ['person', 'enterprise', 'officer'], scope: 'documents:read' }, request: CaseEvidenceAsked, problems: [chainProblems.notFound], deadline: 30_000,
  }),
  listChainAnchors: operation({
    subject: 'documents.chain-anchor.list.v1', summary: 'Published ends of the evidence chains',
    description: 'Signed digests that tell nothing of a chain to whoever does not have it. Keep them: with them it shows when a chain was written anew.',
    http: { method: 'GET', path: '/v1/documents/chain-anchors', status: 200 },
    access: { public: true }, request: ChainAnchorsAfter, response: ChainAnchors,
  }),
  readChainVerifier: operation({
    subject: 'documents.chain-verifier.read.v1', summary: 'The program that checks an exported evidence chain; needs Node.js and nothing else',
    http: { method: 'GET', path: '/v1/documents/chain-verifier', status: 200, produces: 'text/javascript' },
    access: { public: true }, request: Nothing,
  }),
} as const;
