import { problem } from '@counterless/kernel';
import { operation } from './operation.ts';
import { Page } from './paging.ts';
import { Nothing } from './permits.ts';
import { Id, Instant, Int, ListOf, Nested, OneOf, Optional, Text, Texts } from './vocabulary.ts';

/** What a file can be, by its content; the name of a format is the usual ending of its file names. */
export const fileFormats = ['pdf', 'jpg', 'png', 'docx', 'xlsx', 'ofd', 'mp3', 'mp4'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** No file is greater, whatever its format. */
export const greatestFile = 200 * 1024 * 1024;

export const fileOwnerKinds = ['person', 'enterprise', 'officer', 'app', 'operator'] as const;

export class FileOwner {
  @OneOf(fileOwnerKinds) readonly kind!: (typeof fileOwnerKinds)[number];
  @Text(100) readonly id!: string;
}
export class FileIdentified {
  @Id() readonly fileId!: string;
}
export class ListFiles extends Page {
  @Optional() @Id({ description: 'Only those that this case holds' }) readonly holder?: string;
}
export class FileView {
  @Id() readonly id!: string;
  @Text(255, { description: 'As its owner called it; nothing is concluded from it' }) readonly name!: string;
  @OneOf(fileFormats, { description: 'By its content' }) readonly format!: FileFormat;
  @Text(100) readonly mediaType!: string;
  @Int(1, greatestFile) readonly bytes!: number;
  @Text(64, { pattern: /^[0-9a-f]{64}$/, description: 'SHA-256 of the content, hexadecimal' }) readonly sha256!: string;
  @OneOf(['checking', 'ready'], { description: '`checking`: waits for the search for malware; nobody may use it yet' }) readonly status!: 'checking' | 'ready';
  @Instant() readonly uploadedAt!: string;
  @Optional() @Id({ description: 'The case that holds it' }) readonly holder?: string | null;
  @Instant({ description: 'When it is deleted' }) readonly keptUntil!: string;
}
export class FileList {
  @ListOf(() => FileView, { max: 200 }) readonly items!: FileView[];
  @Optional() @Text(300) readonly next?: string | null;
}

/** One file that a case asks for, and what it may be. */
export class WantedFile {
  @Id() readonly fileId!: string;
  @Texts({ min: 1, max: 10, length: 10, description: 'Formats that the material allows' }) readonly formats!: string[];
  @Optional() @Int(1, greatestFile, { description: 'Greatest size that the material allows' }) readonly maxBytes?: number;
}
export class ClaimFiles {
  @Nested(() => FileOwner) readonly owner!: FileOwner;
  @Id({ description: 'The case' }) readonly holder!: string;
  @ListOf(() => WantedFile, { min: 1, max: 200 }) readonly files!: WantedFile[];
}
export class ClaimedFile {
  @Id() readonly fileId!: string;
  @OneOf(fileFormats) readonly format!: FileFormat;
  @Text(100) readonly mediaType!: string;
  @Int(1, greatestFile) readonly bytes!: number;
  @Text(64) readonly sha256!: string;
}
export class ClaimedFiles {
  @ListOf(() => ClaimedFile, { max: 200 }) readonly files!: ClaimedFile[];
}
export class ReleaseFiles {
  @Id({ description: 'The case' }) readonly holder!: string;
  @Optional() @Texts({ min: 1, max: 200, length: 36, description: 'These alone; all that the case holds unless said' }) readonly fileIds?: string[];
}
export class ReleasedFiles {
  @Int(0, 1_000_000, { description: 'How many it held' }) readonly released!: number;
}

/** How much of somebody's may wait for a case at once. */
export const unclaimedQuota = { files: 200, bytes: 1024 * 1024 * 1024 } as const;

const refusedBecause =
  'What is wrong with it stands in `errors`: `kind` (its content is nothing that is taken here), `empty`, `too-large`, `damaged`, `encrypted`, `script`, `launch`, `embedded`, `macro`, `bomb`, `polyglot`, `dimensions`, `malware`.';

export const filesProblems = {
  notFound: problem('file.not-found', 'not-found', { en: 'No such file of yours', zh: '没有找到您的这个文件' }),
  notClaimable: problem('file.not-claimable', 'unprocessable', { en: 'Some files cannot be used for this', zh: '部分文件不能用于此事项' }),
  refused: problem('file.refused', 'unprocessable', { en: 'This file is not taken', zh: '不接受此文件' }),
  quota: problem('file.quota', 'conflict', { en: 'Too many files of yours wait for a case', zh: '您有过多未提交使用的文件' }),
  uploadNotFound: problem('upload.not-found', 'not-found', { en: 'No such upload of yours', zh: '没有找到您的这个上传任务' }),
  uploadExpired: problem('upload.expired', 'gone', { en: 'The upload was not finished in time', zh: '上传任务已过期' }),
  uploadOffset: problem('upload.offset', 'conflict', { en: 'The upload goes on at another offset', zh: '续传位置不符' }),
  held: problem('file.held', 'conflict', { en: 'A case holds this file', zh: '该文件正被办件使用' }),
} as const;
const p = filesProblems;

export const fileReaders = ['person', 'enterprise', 'officer', 'app', 'operator'] as const;

const tus = ['tus-resumable', 'upload-length', 'upload-offset', 'upload-metadata', 'upload-defer-length', 'upload-concat'];
const tusAnswer = ['tus-resumable', 'upload-offset', 'upload-length', 'upload-expires'];
const upload = { actors: fileReaders, scope: 'documents:upload' } as const;
/** Time enough for the greatest file at 2 Mbit/s. */
const seconds = 900;

/** Files that people hand in, and the cases that hold them. */
export const documentsFiles = {
  uploadFile: operation({
    subject: 'documents.file.upload.v1', summary: 'Upload a file in one go',
    description: `One part named \`file\`, with its name; no other part. It waits for a case for seven days. ${refusedBecause}`,
    http: { method: 'POST', path: '/v1/documents/files', status: 201, accepts: ['multipart/form-data'], stream: { maxBytes: greatestFile + 65_536, seconds } },
    access: upload, request: Nothing, response: FileView, problems: [p.refused, p.quota], versioned: true, idempotent: false,
  }),
  readFileContent: operation({
    subject: 'documents.file.read-content.v1', summary: 'Download a file, or a range of it',
    description: 'For its owner, and for whoever may read it by right of the case that holds it; each reading is recorded. ETag is the SHA-256 of the content.',
    http: {
      method: 'GET', path: '/v1/documents/files/:fileId/content', status: 200, produces: '*/*',
      stream: { maxBytes: 0, seconds, reads: ['range', 'if-range', 'if-none-match'], sends: ['content-disposition', 'content-range', 'accept-ranges', 'x-content-type-options', 'content-security-policy'] },
    },
    access: { actors: fileReaders, scope: 'documents:read' }, request: FileIdentified, problems: [p.notFound],
  }),
  createUpload: operation({
    subject: 'documents.upload.create.v1', summary: 'Begin a resumable upload (tus 1.0)',
    description: 'Send `Tus-Resumable: 1.0.0`, `Upload-Length` and `Upload-Metadata` with `filename`. `Location` is where the bytes go; its last part is the id of the file to be. Unfinished after 24 hours, it goes.',
    http: { method: 'POST', path: '/v1/documents/uploads', status: 201, stream: { maxBytes: 0, seconds: 30, reads: tus, sends: tusAnswer } },
    access: upload, request: Nothing, problems: [p.quota], idempotent: false,
  }),
  readUpload: operation({
    subject: 'documents.upload.read.v1', summary: 'How far a resumable upload is (tus 1.0)',
    http: { method: 'HEAD', path: '/v1/documents/uploads/:fileId', status: 200, stream: { maxBytes: 0, seconds: 60, reads: tus, sends: tusAnswer } },
    access: upload, request: FileIdentified, problems: [p.uploadNotFound, p.uploadExpired, p.refused],
  }),
  writeUpload: operation({
    subject: 'documents.upload.write.v1', summary: 'Go on with a resumable upload (tus 1.0)',
    description: `At \`Upload-Offset\`. With the last byte the content is checked; a file that is taken is there under the id of the upload. ${refusedBecause}`,
    http: { method: 'PATCH', path: '/v1/documents/uploads/:fileId', status: 204, accepts: ['application/offset+octet-stream'], stream: { maxBytes: greatestFile, seconds, reads: tus, sends: tusAnswer } },
    access: upload, request: FileIdentified, problems: [p.uploadNotFound, p.uploadExpired, p.uploadOffset, p.refused, p.quota],
  }),
  deleteUpload: operation({
    subject: 'documents.upload.delete.v1', summary: 'Give a resumable upload up (tus 1.0)',
    http: { method: 'DELETE', path: '/v1/documents/uploads/:fileId', status: 204, stream: { maxBytes: 0, seconds: 30, reads: tus, sends: tusAnswer } },
    access: upload, request: FileIdentified, problems: [p.uploadNotFound],
  }),
  listFiles: operation({
    subject: 'documents.file.list.v1', summary: 'One’s own files, newest first',
    http: { method: 'GET', path: '/v1/documents/files', status: 200 },
    access: { actors: fileReaders, scope: 'documents:read' }, request: ListFiles, response: FileList,
  }),
  readFile: operation({
    subject: 'documents.file.read.v1', summary: 'What is known of a file: format, size, hash, who holds it',
    description: 'For its owner, and for whoever may read it by right of the case that holds it.',
    http: { method: 'GET', path: '/v1/documents/files/:fileId', status: 200 },
    access: { actors: fileReaders, scope: 'documents:read' }, request: FileIdentified, response: FileView, versioned: true, problems: [p.notFound],
  }),
  deleteFile: operation({
    subject: 'documents.file.delete.v1', summary: 'Delete a file of one’s own that no case holds',
    http: { method: 'DELETE', path: '/v1/documents/files/:fileId', status: 204 },
    access: { actors: fileReaders, scope: 'documents:upload' }, request: FileIdentified, problems: [p.notFound, p.held],
  }),
  claimFiles: operation({
    subject: 'documents.file.claim.v1', summary: 'Bind files to the case that uses them: all of them, or none with every fault told',
    description: 'Faults stand at `$.files[n]`: `unknown` (not there or not the owner’s), `format`, `too-large`, `checking`, `held` (by another case), `twice`. The same case may claim again.',
    access: { services: ['permits'] }, request: ClaimFiles, response: ClaimedFiles, problems: [p.notClaimable],
  }),
  releaseFiles: operation({
    subject: 'documents.file.release.v1', summary: 'Give files back that a case held: they are their owner’s alone again, and go when unclaimed files do',
    access: { services: ['permits'] }, request: ReleaseFiles, response: ReleasedFiles,
  }),
} as const;
